package org.chaosjunit.engine;

import org.jspecify.annotations.Nullable;

/** The thread of a body while it runs, so that the body can be cut short and nothing after it. */
final class BodyThread {
    private @Nullable Thread thread;
    private boolean isCut;

    synchronized void enter() {
        thread = Thread.currentThread();
    }

    synchronized void leave() {
        thread = null;
        if (isCut) {
            Thread.interrupted();
        }
    }

    /** Frees the body from whatever it waits for, if it still runs. */
    synchronized void cut() {
        if (thread != null) {
            isCut = true;
            thread.interrupt();
        }
    }

    /** Tells whether the body was cut short: what it throws then is of no account. */
    synchronized boolean isCut() {
        return isCut;
    }
}

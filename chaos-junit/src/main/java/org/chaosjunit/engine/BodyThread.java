package org.chaosjunit.engine;

import org.jspecify.annotations.Nullable;

/** The thread of a body while it runs, so that the body can be cut short and nothing after it. */
final class BodyThread {
    private @Nullable Thread thread;
    private boolean isCut;
    private boolean isOver;

    synchronized void enter() {
        thread = Thread.currentThread();
        if (isCut) {
            thread.interrupt();
        }
    }

    synchronized void leave() {
        thread = null;
        isOver = true;
        if (isCut) {
            Thread.interrupted();
        }
    }

    /** Frees the body from whatever it waits for, or will, unless it is over. */
    synchronized void cut() {
        if (isOver) {
            return;
        }
        isCut = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Tells whether the body was cut short: what it throws then is of no account. */
    synchronized boolean isCut() {
        return isCut;
    }
}

package org.chaosjunit.net;

import java.util.concurrent.locks.LockSupport;
import org.chaosjunit.spi.ExemptThread;

/**
 * Rings at a point in time, more exactly than a selector, which waits whole milliseconds.
 *
 * <p>A thread of its own, because a selecting thread cannot park: sockets would wait for the clock.
 */
final class AlarmClock implements AutoCloseable {
    private final Runnable bell;
    private final Thread thread;
    private volatile boolean open = true;
    private volatile boolean set;
    private volatile long due;

    AlarmClock(String name, Runnable bell) {
        this.bell = bell;
        this.thread = new ExemptThread(this::run, name);
        thread.start();
    }

    /** Rings once at {@code due}, in place of any time that was set before; for one thread only. */
    void ringAt(long nanoTime) {
        if (set && due == nanoTime) {
            return;
        }
        boolean sooner = !set || nanoTime - due < 0;
        due = nanoTime;
        set = true;
        // One that wakes too early looks at the time again; only one that would wake too late must be woken.
        if (sooner) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (open) {
            if (!set) {
                LockSupport.park(this);
                continue;
            }
            long left = due - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(this, left);
            } else {
                set = false;
                bell.run();
            }
        }
    }
}

package org.chaosjunit.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Frees the thread of an experiment from whatever it is stuck in, once everything was taken back without it. */
final class Watchdog {
    private final Time time;
    private volatile boolean hasBarked;
    private @Nullable Thread guarded;

    Watchdog(Time time) {
        this.time = time;
    }

    /** Tells whether the experiment was cut short, so that what its thread says afterwards is of no account. */
    boolean hasBarked() {
        return hasBarked;
    }

    /** Guards the current thread until the leash is let go. */
    Leash guard() {
        release(Thread.currentThread());
        return () -> release(null);
    }

    /** Runs {@code task} on a thread of its own if the leash is not let go within {@code limit}. */
    Leash limit(Duration limit, Runnable task) {
        Time.Alarm alarm = time.after(limit, task);
        return alarm::cancel;
    }

    /** From now on what the guarded thread says is of no account. */
    void barks() {
        hasBarked = true;
    }

    /** Interrupts the guarded thread. */
    synchronized void bite() {
        if (guarded != null) {
            guarded.interrupt();
        }
    }

    // It may be late, and its interrupt must not hit what the thread does next.
    private synchronized void release(@Nullable Thread next) {
        guarded = next;
        if (hasBarked) {
            Thread.interrupted();
        }
    }

    /** Holds the watchdog to what it guards. */
    interface Leash {
        /** Ends the guard. */
        void letGo();
    }
}

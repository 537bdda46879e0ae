package org.chaosjunit.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Ends what takes too long, on a thread of its own, and frees the thread that is stuck in it. */
final class Watchdog {
    private final Time time;
    private volatile boolean hasBarked;
    private @Nullable Thread guarded;

    Watchdog(Time time) {
        this.time = time;
    }

    /** Tells whether something took too long. */
    boolean hasBarked() {
        return hasBarked;
    }

    /** Guards what the current thread does until the leash is let go; runs {@code task} if that takes longer than limit. */
    Leash guard(Duration limit, Runnable task) {
        release(Thread.currentThread());
        Time.Alarm alarm = time.after(limit, () -> {
            hasBarked = true;
            task.run();
            interrupt();
        });
        return () -> {
            alarm.cancel();
            release(null);
        };
    }

    private synchronized void interrupt() {
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

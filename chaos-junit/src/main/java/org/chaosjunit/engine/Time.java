package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;

/** The time of an experiment: read, waited for, and watched; tests bring one of their own. */
interface Time {
    /** Returns the present. */
    Instant now();

    /** Waits. */
    void sleepUntil(Instant instant) throws InterruptedException;

    /** Runs {@code task} on a thread of its own when {@code delay} has passed, unless cancelled before. */
    Alarm after(Duration delay, Runnable task);

    /** Runs {@code task} at once and then at a fixed rate, on a thread of its own, until cancelled; what is late is left out. */
    Alarm every(Duration period, Runnable task);

    /** Something that will happen unless it is cancelled. */
    interface Alarm {
        /** Cancels it, if it has not happened yet. */
        void cancel();
    }
}

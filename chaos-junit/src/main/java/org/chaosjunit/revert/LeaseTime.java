package org.chaosjunit.revert;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The time of leases: it cannot be set, and is waited for. */
interface LeaseTime {
    /** The real one. */
    LeaseTime SYSTEM = new LeaseTime() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };

    /** Returns nanoseconds since any moment. */
    long nanos();

    /** Waits. */
    void sleep(Duration duration) throws InterruptedException;

    /** Tells whether more than {@code duration} has passed since {@code start}. */
    default boolean isOver(long start, Duration duration) {
        return nanos() - start > duration.toNanos();
    }
}

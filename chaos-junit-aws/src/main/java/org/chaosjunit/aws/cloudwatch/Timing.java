package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import java.time.Instant;

/**
 * Which periods are asked for, and when.
 *
 * @param period length of each
 * @param step how far apart they start, at multiples of it
 * @param lookBack how much earlier than its period each question begins
 * @param lag how long after its end a period may still change
 * @param timeout how long an answer may take
 */
record Timing(Duration period, Duration step, Duration lookBack, Duration lag, Duration timeout) {
    /** Returns the start of the last period that has begun. */
    Instant begun(Instant now) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), seconds) * seconds);
    }

    /** Tells whether the period that starts then will not change any more. */
    boolean isKnowable(Instant start, Instant now) {
        return !start.plus(period).plus(lag).isAfter(now);
    }

    /** Returns how long after its start a period is known at the latest. */
    Duration patience() {
        return period.plus(lag).plus(timeout);
    }

    /** Returns the most periods that start in so much time. */
    long most(Duration time) {
        return time.isNegative() || time.isZero() ? 0 : (time.toNanos() - 1) / step.toNanos() + 1;
    }
}

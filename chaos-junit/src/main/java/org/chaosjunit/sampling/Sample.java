package org.chaosjunit.sampling;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one answer says of a metric: numbers, or a failure, or neither where there are no data.
 *
 * @param at when it was asked
 * @param numbers what was measured
 * @param failure what went wrong
 */
record Sample(
        Instant at, @Nullable Numbers numbers, @Nullable Throwable failure) {
    static Sample of(Instant at, Instant since, double value, double per) {
        return new Sample(at, new Numbers(since, value, per), null);
    }

    static Sample missing(Instant at) {
        return new Sample(at, null, null);
    }

    static Sample failed(Instant at, Throwable failure) {
        return new Sample(at, null, failure);
    }

    boolean isMissing() {
        return numbers == null && failure == null;
    }

    /**
     * Numbers that were measured.
     *
     * @param since of counters, when they were read before; else the time of the sample
     * @param value a number, or how much a counter has grown since then
     * @param per how much another has grown; 0 where there is none
     */
    record Numbers(Instant since, double value, double per) {
        /** Returns which part of the time from {@code since} to {@code at} lies after {@code from}. */
        double partAfter(Instant from, Instant at) {
            if (!since.isBefore(from)) {
                return 1;
            }
            return seconds(from, at) / seconds(since, at);
        }

        double seconds(Instant at) {
            return seconds(since, at);
        }

        private static double seconds(Instant from, Instant to) {
            return Duration.between(from, to).toNanos() / 1e9;
        }
    }
}

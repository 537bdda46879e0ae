package org.chaosjunit.sampling;

import java.time.Duration;

/**
 * How often a metric is asked, and how long an answer may take.
 *
 * @param every how far apart its samples are, at least {@link #FASTEST}
 * @param timeout how long an answer may take, more than 0; then the probe is interrupted
 */
public record Cadence(Duration every, Duration timeout) {
    /** As often as an experiment asks: ten times a second. */
    public static final Duration FASTEST = Grid.OFFERED;

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if one is too short
     */
    public Cadence {
        if (every.compareTo(FASTEST) < 0) {
            throw new IllegalArgumentException("samples must be at least " + FASTEST + " apart, but are " + every);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a time-out must be more than 0, but is " + timeout);
        }
    }
}

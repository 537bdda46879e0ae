package org.chaosjunit.spi;

import java.time.Duration;

/**
 * How long the parts of an experiment may take.
 *
 * @param atLeast shortest time to watch under the fault
 * @param atMost longest time to watch under the fault
 * @param steadyWithin how long to wait for the steady state before the fault
 * @param armedWithin how long to wait for the first evidence of the fault
 */
public record Observation(Duration atLeast, Duration atMost, Duration steadyWithin, Duration armedWithin) {
    /** Short enough for an IDE: 3 s to 15 s under the fault, 10 s to be steady, 5 s to see the fault act. */
    public static final Observation DEFAULT = new Observation(
            Duration.ofSeconds(3), Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(5));

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException if one is negative, or {@code atLeast} is longer than {@code atMost}
     */
    public Observation {
        if (atLeast.isNegative() || atMost.isNegative() || steadyWithin.isNegative() || armedWithin.isNegative()) {
            throw new IllegalArgumentException("no duration of an observation may be negative");
        }
        if (atLeast.compareTo(atMost) > 0) {
            throw new IllegalArgumentException("atLeast " + atLeast + " is longer than atMost " + atMost);
        }
    }
}

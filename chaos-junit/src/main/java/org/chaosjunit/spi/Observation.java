package org.chaosjunit.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long the parts of an experiment may take.
 *
 * @param atLeast shortest time to watch under the fault before it may be called met
 * @param atMost longest time to watch under the fault
 * @param steadyWithin how long to wait for the steady state before the fault
 * @param armedWithin how long to wait for the first evidence of the fault
 * @param timeToLive how long faults may act at the most, whatever happens; null: {@code armedWithin} and {@code atMost},
 *     the time for the last answers, and a margin of 30 s
 */
public record Observation(
        Duration atLeast,
        Duration atMost,
        Duration steadyWithin,
        Duration armedWithin,
        @Nullable Duration timeToLive) {
    /** Short enough for an IDE: 6 s to 15 s under the fault, 10 s to be steady, 5 s to see the fault act. */
    public static final Observation DEFAULT = new Observation(
            Duration.ofSeconds(6), Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(5));

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException if one is negative, {@code atLeast} is longer than {@code atMost}, or {@code
     *     timeToLive} is shorter than {@code armedWithin} and {@code atMost}
     */
    public Observation {
        if (atLeast.isNegative() || atMost.isNegative() || steadyWithin.isNegative() || armedWithin.isNegative()) {
            throw new IllegalArgumentException("no duration of an observation may be negative");
        }
        if (atLeast.compareTo(atMost) > 0) {
            throw new IllegalArgumentException("atLeast " + atLeast + " is longer than atMost " + atMost);
        }
        if (timeToLive != null && timeToLive.compareTo(armedWithin.plus(atMost)) < 0) {
            throw new IllegalArgumentException("timeToLive " + timeToLive + " is shorter than armedWithin "
                    + armedWithin + " and atMost " + atMost + " together");
        }
    }

    /** Returns 40 % of the longest time: how long to watch at the least where nobody says it. */
    public static Duration usualAtLeast(Duration atMost) {
        return atMost.multipliedBy(2).dividedBy(5);
    }

    /** Says how long the parts may take, with the usual time to live. */
    public Observation(Duration atLeast, Duration atMost, Duration steadyWithin, Duration armedWithin) {
        this(atLeast, atMost, steadyWithin, armedWithin, null);
    }
}

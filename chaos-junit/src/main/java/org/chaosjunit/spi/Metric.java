package org.chaosjunit.spi;

import java.time.Duration;
import java.time.Instant;

/** A named quantity that can be measured; all instants are of one {@link MonotonicClock}. */
public interface Metric {
    /** Returns the unit of its numbers. */
    Unit unit();

    /**
     * Takes a sample, for a metric that must be asked; called at a fixed cadence while the experiment watches.
     *
     * <p>Returns at once where an answer may take a while: it becomes known later, see {@link #settledUntil}. Whatever goes
     * wrong becomes part of the {@link Samples}, never an exception.
     */
    default void sample(Instant now) {}

    /**
     * Returns the instant up to which all is known: what happened before it will not change any more.
     *
     * @param now the present
     */
    default Instant settledUntil(Instant now) {
        return now;
    }

    /** Returns how long an answer may take once the metric was asked; no sample stays open longer. */
    default Duration timeout() {
        return Duration.ZERO;
    }

    /** Returns what was measured from {@code from} (inclusive) to {@code to} (exclusive). */
    Samples between(Instant from, Instant to);
}

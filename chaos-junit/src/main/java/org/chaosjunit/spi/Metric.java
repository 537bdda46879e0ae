package org.chaosjunit.spi;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

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

    /** Takes a sample at once, also where the metric has a cadence of its own that is slower. */
    default void sampleNow(Instant now) {
        sample(now);
    }

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

    /**
     * Returns which share of the samples must lie within {@code range} for the metric to be in it, in percent: 95 % and more
     * for a 95th percentile and an upper bound, all for a metric of which every sample must hold. Empty where the metric is
     * in the range for another reason than its samples.
     */
    default Optional<Range> share(Range range) {
        return Optional.empty();
    }

    /** Returns which numbers it can be at all, in its own unit; by default any. */
    default Range possible() {
        return Range.ANYTHING;
    }

    /** Returns the most samples that can come from {@code from} (inclusive) to {@code to} (exclusive); empty if unknown. */
    default OptionalLong expected(Instant from, Instant to) {
        return OptionalLong.empty();
    }

    /** Returns what was measured from {@code from} (inclusive) to {@code to} (exclusive). */
    Samples between(Instant from, Instant to);
}

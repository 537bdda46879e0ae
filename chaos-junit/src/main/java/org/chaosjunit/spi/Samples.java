package org.chaosjunit.spi;

import java.util.Optional;
import java.util.OptionalDouble;

/** What a metric measured in one window of time. */
public interface Samples {
    /** Returns how many numbers were measured. */
    long count();

    /** Returns how many times the metric was asked and answered that it has no data. */
    long missing();

    /** Returns the first failure to measure: it threw, was too late, or gave what is no number. */
    Optional<Throwable> failure();

    /** Returns how many numbers lie within the range. */
    long within(Range range);

    /**
     * Returns the number that is held against the range; NaN if {@link #count()} is 0.
     *
     * <p>For a metric that is a statistic (a percentile, a ratio, a rate) it is that statistic of all samples. For a
     * metric of which every sample must hold, it is the sample that lies farthest outside the range, or the last one
     * if none does.
     */
    double estimate(Range range);

    /**
     * Returns the number by which windows are compared with each other; NaN if {@link #count()} is 0.
     *
     * <p>It is the estimate of a statistic, and the mean where every sample must hold.
     */
    default double level() {
        return estimate(Range.ANYTHING);
    }

    /** Returns 95 where the estimate is the 95th percentile, and so on; empty where it is no percentile. */
    default OptionalDouble rank() {
        return OptionalDouble.empty();
    }

    /** Returns the number that so many percent of the samples do not exceed; NaN where the estimate is no percentile. */
    default double percentile(double rank) {
        return Double.NaN;
    }

    /**
     * Returns where the estimate lies with that confidence, in percent; empty where the samples do not know better than
     * their blocks.
     */
    default Optional<Interval> interval(double confidence) {
        return Optional.empty();
    }

    /** Returns the most numbers in a row that lie outside the range. */
    default long longestBreach(Range range) {
        throw new UnsupportedOperationException("this metric's samples have no order");
    }

    /**
     * Tells whether the estimate adds up what happened, and so only grows with the window: it tells of that window alone, and
     * of all of it only at its end.
     */
    default boolean isTotal() {
        return false;
    }

    /** Tells whether every single sample must lie within the range, not a statistic of them. */
    boolean everySampleMustHold();
}

package org.chaosjunit.spi;

import java.time.Duration;

/**
 * What ends an experiment at once when it comes true, whatever the steady state says.
 *
 * <p>It is looked at several times a second, from the start of the loads until everything is taken back. What can say by
 * itself whether to go on, such as an alarm, comes as a {@link MetricSource} of a number that this names.
 *
 * @param metric name of the metric
 * @param range the numbers that end the experiment; a metric of which every sample must hold is in it when all samples of
 *     the window are
 * @param window how far a look at the metric reaches back
 * @param minSamples fewest samples that a look may rest on, at least 1
 * @param onNoData what it means that there are fewer
 * @param as what the end means for the build; before anything is injected it is always inconclusive
 */
public record AbortCondition(String metric, Range range, Duration window, int minSamples, OnNoData onNoData, Abort as) {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the window or the number of samples is not more than 0
     */
    public AbortCondition {
        if (window.isZero() || window.isNegative()) {
            throw new IllegalArgumentException(
                    "the window of an abort condition must be longer than nothing, but is " + window);
        }
        if (minSamples < 1) {
            throw new IllegalArgumentException("an abort condition needs at least 1 sample, not " + minSamples);
        }
    }

    /** Says it with the usual window of 1 s, on at least 5 samples, without which nothing goes on; it fails the build. */
    public AbortCondition(String metric, Range range) {
        this(metric, range, Duration.ofSeconds(1), 5, OnNoData.INCONCLUSIVE, Abort.FAIL);
    }

    /** Returns for example {@code load.success < 50%}. */
    public String description() {
        return metric + " " + range;
    }
}

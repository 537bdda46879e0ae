package org.chaosjunit.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a metric must be, and on how much data.
 *
 * @param range allowed numbers, in the unit of the metric
 * @param goodSamples which share of the samples must lie within the range, in percent; null where the metric says it
 * @param errorBudget for how long all samples together may lie outside; null for no budget
 * @param breaches how many samples in a row must lie outside to break the tolerance; 0 where single ones count
 * @param minSamples fewest samples that a verdict may rest on, at least 1
 * @param onNoData what a missing sample means
 * @param certainty how sure a judge must be
 */
public record Tolerance(
        Range range,
        @Nullable Range goodSamples,
        @Nullable Duration errorBudget,
        int breaches,
        int minSamples,
        OnNoData onNoData,
        Certainty certainty) {
    /** Says it for a range as the metric understands it, with the usual certainty. */
    public Tolerance(Range range, int minSamples, OnNoData onNoData) {
        this(range, null, null, 0, minSamples, onNoData, Certainty.DEFAULT);
    }
}

package org.chaosjunit.spi;

import org.jspecify.annotations.Nullable;

/**
 * A steady state together with the metric it names.
 *
 * @param state what must be true
 * @param metric where it is measured
 * @param reference where is measured what it is compared to; null if nothing, or itself before the fault
 * @param share which share of the samples must lie within the range, in percent; null where the metric is no such share
 */
public record PlannedCheck(
        SteadyState state,
        Metric metric,
        @Nullable Metric reference,
        @Nullable Range share) {}

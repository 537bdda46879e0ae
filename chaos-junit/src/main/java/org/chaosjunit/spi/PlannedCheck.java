package org.chaosjunit.spi;

import org.jspecify.annotations.Nullable;

/**
 * A steady state together with the metric it is about.
 *
 * @param state what must be true
 * @param metric what is held against its range: the metric that it names, or how that compares to another
 * @param share which share of the samples must lie within the range, in percent; null where the metric is no such share
 */
public record PlannedCheck(
        SteadyState state, Metric metric, @Nullable Range share) {}

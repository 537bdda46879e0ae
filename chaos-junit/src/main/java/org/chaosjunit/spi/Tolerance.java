package org.chaosjunit.spi;

/**
 * What a metric must be, and on how much data.
 *
 * @param range allowed numbers, in the unit of the metric
 * @param minSamples fewest samples that a verdict may rest on, at least 1
 * @param onNoData what a missing sample means
 */
public record Tolerance(Range range, int minSamples, OnNoData onNoData) {}

package org.chaosjunit.spi;

/**
 * A steady state together with the metric it names.
 *
 * @param state what must be true
 * @param metric where it is measured
 */
public record PlannedCheck(SteadyState state, Metric metric) {}

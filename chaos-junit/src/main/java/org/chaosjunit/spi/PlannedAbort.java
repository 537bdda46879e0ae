package org.chaosjunit.spi;

import java.time.Duration;

/**
 * An abort condition together with the metric it names.
 *
 * @param condition when to end the experiment
 * @param metric where that is seen
 * @param warmup how long after the start of the loads the metric has samples that count
 * @param timeout how long an answer of the metric may take
 */
public record PlannedAbort(AbortCondition condition, Metric metric, Duration warmup, Duration timeout) {}

package org.chaosjunit.spi;

import java.time.Instant;

/**
 * What a target needs to know to inject.
 *
 * @param experiment id of the experiment
 * @param seed seed of all random draws, so that a run can be repeated
 * @param expires when the faults end by themselves, whatever happens
 * @param journal where each way back is written before the change
 */
public record InjectionContext(String experiment, long seed, Instant expires, Journal journal) {}

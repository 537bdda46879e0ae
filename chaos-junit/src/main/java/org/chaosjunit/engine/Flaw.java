package org.chaosjunit.engine;

import org.chaosjunit.spi.Problem;

/**
 * Something wrong with a plan.
 *
 * @param subject the fault, load or steady state that is wrong, or the name of the experiment
 * @param problem what is wrong with it
 */
public record Flaw(Object subject, Problem problem) {}

package org.chaosjunit.spi;

/**
 * Says that a target cannot do a fault.
 *
 * @param fault the fault
 * @param problem what is wrong with it
 */
public record Refusal(Fault fault, Problem problem) {}

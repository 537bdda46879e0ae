package org.chaosjunit.aws.cloudwatch.math;

/** A function of metric math. */
@FunctionalInterface
interface Function {
    /**
     * Computes it.
     *
     * @throws IllegalArgumentException if it is called with anything else than it takes
     */
    Value apply(Arguments arguments);
}

package org.chaosjunit.aws.cloudwatch;

import java.time.Instant;
import java.util.OptionalDouble;

/** Knows the number of each period that has ended. */
@FunctionalInterface
interface PeriodSource {
    /**
     * Returns the number of a period; empty if it has none.
     *
     * @param start when the period began
     * @throws RuntimeException if that cannot be found out
     */
    OptionalDouble ask(Instant start);
}

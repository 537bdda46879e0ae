package org.chaosjunit.spi;

import java.time.Duration;

/**
 * What must be true of a system that is well.
 *
 * @param metric name of the metric
 * @param tolerance what it must be
 * @param window how far a look at the metric reaches back, before the fault and while waiting for recovery
 * @param recoversWithin how long after the revert the system may take to be steady again
 */
public record SteadyState(String metric, Tolerance tolerance, Duration window, Duration recoversWithin) {
    /** Returns for example {@code load.p95 <= 500ms}. */
    public String description() {
        return metric + " " + tolerance.range();
    }
}

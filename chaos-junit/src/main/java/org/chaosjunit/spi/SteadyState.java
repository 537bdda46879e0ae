package org.chaosjunit.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What must be true of a system that is well.
 *
 * @param metric name of the metric
 * @param comparedTo null where the metric itself is held against the range; else the difference between it and that is:
 *     {@link #BEFORE}, or the name of another metric
 * @param tolerance what it must be
 * @param judge who decides
 * @param window how far a look at the metric reaches back, before the fault and while waiting for recovery; and the
 *     shortest time before the fault that it is compared to
 * @param recoversWithin how long after the revert the system may take to be steady again
 */
public record SteadyState(
        String metric,
        @Nullable String comparedTo,
        Tolerance tolerance,
        Judge judge,
        Duration window,
        Duration recoversWithin) {
    /** What a metric is compared to that is compared to itself before the fault. */
    public static final String BEFORE = "before";

    /** Returns what is held against the range, for example {@code load.p95} or {@code load.p95 compared to before}. */
    public String subject() {
        return comparedTo == null ? metric : metric + " compared to " + comparedTo;
    }

    /** Returns for example {@code load.p95 <= 500ms}. */
    public String description() {
        return subject() + " " + tolerance.range();
    }
}

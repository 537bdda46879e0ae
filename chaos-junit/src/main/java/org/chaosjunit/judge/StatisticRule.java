package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/** A number computed of all samples must lie within the range: a rate, a mean, a difference. */
record StatisticRule(Course course, Tolerance tolerance, Tally tally) implements Rule {
    /**
     * An early verdict needs the interval that would do for the worst of so many looks (Bonferroni). That is stricter than it
     * takes for looks without end from a tenth of the window on.
     */
    private static final int LOOKS = 30;

    @Override
    public boolean isLost() {
        return tally.open() == 0 && !Double.isNaN(tally.estimate()) && !isKept();
    }

    @Override
    public boolean isKept() {
        return range().contains(tally.estimate());
    }

    @Override
    public boolean isSure() {
        Interval interval = interval();
        return interval != null && interval.isWithin(widened());
    }

    @Override
    public boolean isProven() {
        Interval interval = strictInterval();
        return interval != null && interval.isWithin(widened());
    }

    @Override
    public boolean isRefuted() {
        Interval interval = strictInterval();
        return interval != null && (interval.high() < range().low() || interval.low() > range().high());
    }

    @Override
    public @Nullable Interval interval() {
        return interval(tolerance.certainty().confidence());
    }

    @Override
    public long outside() {
        return 0;
    }

    private @Nullable Interval strictInterval() {
        return interval(100 - (100 - tolerance.certainty().confidence()) / LOOKS);
    }

    private @Nullable Interval interval(double confidence) {
        return course.samples()
                .interval(confidence)
                .orElseGet(() -> Intervals.mean(tally.estimate(), Blocks.of(course), confidence));
    }

    private Range widened() {
        return Widened.by(tolerance.certainty().minimumEffect(), range());
    }

    private Range range() {
        return tolerance.range();
    }
}

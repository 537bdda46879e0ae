package org.chaosjunit.judge;

import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/**
 * A share of the samples must lie within the range.
 *
 * @param spread where the share lies, with the confidence asked for, in percent
 */
record ShareRule(Course course, Tolerance tolerance, Tally tally, Range required, Blocks blocks, Interval spread)
        implements Rule {
    static ShareRule of(Course course, Tolerance tolerance, Tally tally, Range required) {
        Blocks blocks = Blocks.of(course);
        Interval spread = Wilson.percent(
                tally.proportion(),
                tally.count() / blocks.inflation(),
                tolerance.certainty().confidence());
        return new ShareRule(course, tolerance, tally, required, blocks, spread);
    }

    @Override
    public boolean isLost() {
        if (allowsNoException() || tally.open() == 0) {
            return !isKept();
        }
        return tally.open() != Long.MAX_VALUE && (isBelow(best()) || isAbove(worst()));
    }

    @Override
    public boolean isSafe() {
        return tally.open() != Long.MAX_VALUE && required.contains(best()) && required.contains(worst());
    }

    @Override
    public boolean isKept() {
        return required.contains(percent(tally.within(), tally.count()));
    }

    @Override
    public boolean isSure() {
        return allowsNoException() || spread.isWithin(Widened.by(effect(), required));
    }

    @Override
    public boolean isProven() {
        return !allowsNoException() && blocks.showDependence() && isProvenAbove() && isProvenBelow();
    }

    @Override
    public boolean isRefuted() {
        if (!blocks.showDependence() || allowsNoException()) {
            return false;
        }
        double share = tally.proportion();
        double low = required.low() / 100;
        double high = required.high() / 100;
        return share < low
                ? evidence(share, low) >= critical(low)
                : share > high && evidence(share, high) >= critical(1 - high);
    }

    @Override
    public @Nullable Interval interval() {
        if (course.samples().rank().isPresent()) {
            return Intervals.percentile(course.samples(), blocks, certainty().confidence());
        }
        return required.equals(tolerance.range()) ? share() : null;
    }

    @Override
    public @Nullable Interval share() {
        return allowsNoException() ? null : spread;
    }

    @Override
    public long outside() {
        return tally.outside();
    }

    // A statement about the window alone: one exception answers it, whatever the system is like otherwise.
    private boolean allowsNoException() {
        return required.low() >= 100 || required.high() <= 0;
    }

    private double best() {
        return percent(tally.within() + tally.open(), tally.count() + tally.open());
    }

    private double worst() {
        return percent(tally.within(), tally.count() + tally.open());
    }

    private boolean isBelow(double percent) {
        return required.lowIncluded() ? percent < required.low() : percent <= required.low();
    }

    private boolean isAbove(double percent) {
        return required.highIncluded() ? percent > required.high() : percent >= required.high();
    }

    private boolean isProvenAbove() {
        double limit = (required.low() - effect()) / 100;
        return limit <= 0 || evidence(tally.proportion(), limit) >= critical(1 - limit);
    }

    private boolean isProvenBelow() {
        double limit = (required.high() + effect()) / 100;
        return limit >= 1 || evidence(tally.proportion(), limit) >= critical(limit);
    }

    private double evidence(double share, double limit) {
        return Evidence.of(share, limit, tally.count() / blocks.inflation());
    }

    private double critical(double chance) {
        long all = tally.toCome() == Long.MAX_VALUE ? Long.MAX_VALUE : tally.count() + tally.toCome();
        return Calibration.critical(chance, all, tally.count(), certainty().confidence());
    }

    private double effect() {
        return certainty().minimumEffect();
    }

    private Certainty certainty() {
        return tolerance.certainty();
    }

    private static double percent(long within, long count) {
        return 100.0 * within / count;
    }
}

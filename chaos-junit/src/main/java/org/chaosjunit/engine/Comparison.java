package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.judge.Intervals;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/**
 * How a metric compares to another one of the same time, or to itself before the fault: by how much it is more, in its own
 * unit, or by how many percent if that is how the range is written.
 */
final class Comparison implements Metric {
    private final Metric metric;
    private final Metric reference;
    private final boolean isRelative;
    private final boolean isToBefore;
    private volatile @Nullable Side before;

    private Comparison(Metric metric, Metric reference, Range range, boolean isToBefore) {
        this.metric = metric;
        this.reference = reference;
        this.isRelative = isRelative(range, metric.unit());
        this.isToBefore = isToBefore;
    }

    /** Compares a metric to what it is itself before the fault. */
    static Comparison toBefore(Metric metric, Range range) {
        return new Comparison(metric, metric, range, true);
    }

    /** Compares a metric to another one of the same unit. */
    static Comparison to(Metric reference, Metric metric, Range range) {
        return new Comparison(metric, reference, range, false);
    }

    /** Tells whether a range means percent of what is compared to, not percentage points. */
    static boolean isRelative(Range range, Unit unit) {
        return range.unit() == Unit.PERCENT && unit != Unit.PERCENT;
    }

    /** Says that the fault comes now: what is compared to lies before, from {@code from} on, or a window of the check. */
    static void faultComes(PlannedCheck check, Instant from, Instant now) {
        if (check.metric() instanceof Comparison comparison && comparison.isToBefore) {
            Instant to = comparison.metric.settledUntil(now);
            Instant atLatest = to.minus(check.state().window());
            comparison.before = new Side(comparison.metric, from.isBefore(atLatest) ? from : atLatest, to);
        }
    }

    /** Tells whether a check compares to the time before the fault. */
    static boolean isToBefore(PlannedCheck check) {
        return check.metric() instanceof Comparison comparison && comparison.isToBefore;
    }

    /** Returns the metrics that must be asked for a check. */
    static List<Metric> asked(PlannedCheck check) {
        return check.metric() instanceof Comparison comparison
                ? List.of(comparison.metric, comparison.reference)
                : List.of(check.metric());
    }

    /**
     * Returns what must be so before the fault: where nothing can be compared yet, that there is something to compare to.
     */
    static PlannedCheck beforeTheFault(PlannedCheck check) {
        SteadyState state = check.state();
        if (!(check.metric() instanceof Comparison comparison && comparison.isToBefore)) {
            return check;
        }
        Tolerance any = new Tolerance(
                Range.ANYTHING,
                state.tolerance().minSamples(),
                state.tolerance().onNoData());
        return new PlannedCheck(
                new SteadyState(state.metric(), null, any, new FixedJudge(), state.window(), state.recoversWithin()),
                comparison.metric,
                null);
    }

    @Override
    public Unit unit() {
        return isRelative ? Unit.PERCENT : metric.unit();
    }

    @Override
    public Instant settledUntil(Instant now) {
        Instant one = metric.settledUntil(now);
        Instant other = isToBefore ? one : reference.settledUntil(now);
        return one.isBefore(other) ? one : other;
    }

    @Override
    public Duration timeout() {
        Duration one = metric.timeout();
        Duration other = reference.timeout();
        return one.compareTo(other) > 0 ? one : other;
    }

    @Override
    public Samples between(Instant from, Instant to) {
        return new ComparedSamples(new Side(metric, from, to), side(from, to), isRelative);
    }

    private Side side(Instant from, Instant to) {
        Side earlier = before;
        if (!isToBefore) {
            return new Side(reference, from, to);
        }
        // Before the fault there is no earlier time, and no data of it.
        return earlier == null ? new Side(metric, from, from) : earlier;
    }

    /** Says what the two sides were, for example {@code 312 ms against 260 ms}; empty if one has no data. */
    Optional<String> words(Instant from, Instant to) {
        Samples one = metric.between(from, to);
        Side other = side(from, to);
        Samples compared = other.samples();
        return one.count() == 0 || compared.count() == 0
                ? Optional.empty()
                : Optional.of(metric.unit().format(one.level()) + " against "
                        + metric.unit().format(compared.level()));
    }

    /** A metric in a window of time. */
    record Side(Metric metric, Instant from, Instant to) {
        // Of which share of the samples the estimate tells, if any, does not depend on the range.
        private static final Range SOME_SHARE = Range.parse(">= 50%");

        Samples samples() {
            return metric.between(from, to);
        }

        /** Returns where the level lies with that confidence, in percent; null if that cannot be said. */
        @Nullable
        Interval interval(double confidence) {
            Samples samples = samples();
            Range upToLevel =
                    new Range(Double.NEGATIVE_INFINITY, false, samples.level(), true, metric.unit(), "up to its level");
            boolean isShare =
                    metric.share(SOME_SHARE).filter(SOME_SHARE::equals).isPresent();
            boolean isCounted = isShare || samples.rank().isPresent();
            Trail trail = new Trail(metric, upToLevel, isCounted ? SOME_SHARE : null, from, Duration.between(from, to));
            return Intervals.of(samples, trail.until(to), isShare, confidence);
        }
    }
}

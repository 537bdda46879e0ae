package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/**
 * What the judge says of one check in one window.
 *
 * @param check the check
 * @param decision what was decided
 * @param missing how many times the metric had no data
 * @param window length of the window
 * @param saved how much earlier than planned it was certain; nothing where it was not
 * @param failure what went wrong while measuring, if anything did
 * @param sides what was compared with what, where something was
 */
record Assessment(
        PlannedCheck check,
        Decision decision,
        long missing,
        Duration window,
        Duration saved,
        Optional<Throwable> failure,
        Optional<String> sides) {
    /** A look at a short window: a single sample is enough to see whether the system is well just now. */
    static Assessment glance(PlannedCheck check, Instant from, Instant to) {
        Tolerance tolerance = check.state().tolerance();
        Range range = tolerance.range();
        Samples samples = check.metric().between(from, to);
        Block block = new Block(samples.count(), samples.within(range), samples.estimate(range));
        Duration window = Duration.between(from, to);
        Course course = new Course(samples, List.of(block), check.share(), window, window, window, 0);
        // Where anything will do, what counts is that there is enough of it.
        int fewest = range.equals(Range.ANYTHING) ? tolerance.minSamples() : 1;
        Decision decision = new FixedJudge().judge(course, pointwise(tolerance, fewest, samples.count()));
        return of(check, decision, samples, from, to, Duration.ZERO);
    }

    // A window with fewer samples than may breach in a row is bad if all of them do.
    private static Tolerance pointwise(Tolerance tolerance, int minSamples, long samples) {
        int breaches = (int) Math.min(tolerance.breaches(), Math.max(1, samples));
        Certainty certainty = new Certainty(
                tolerance.certainty().confidence(), tolerance.certainty().minimumEffect(), OnUndecided.POINT_ESTIMATE);
        return new Tolerance(
                tolerance.range(),
                tolerance.goodSamples(),
                tolerance.errorBudget(),
                breaches,
                minSamples,
                tolerance.onNoData(),
                certainty);
    }

    static Assessment of(
            PlannedCheck check, Decision decision, Samples samples, Instant from, Instant to, Duration saved) {
        Optional<String> sides =
                check.metric() instanceof Comparison comparison ? comparison.words(from, to) : Optional.empty();
        boolean isCertain = decision.outcome() == Decision.Outcome.MET || decision.outcome() == Decision.Outcome.BROKEN;
        return new Assessment(
                check,
                decision,
                samples.missing(),
                Duration.between(from, to),
                isCertain ? saved : Duration.ZERO,
                samples.failure(),
                sides);
    }

    /** Returns the same of a metric that could not be measured, if only for this reason. */
    Assessment failed(Throwable why) {
        return new Assessment(check, decision, missing, window, saved, failure.or(() -> Optional.of(why)), sides);
    }

    boolean isMet() {
        return failure.isEmpty() && decision.outcome() == Decision.Outcome.MET;
    }

    /** Tells whether it is about what a load has measured. */
    boolean isAbout(MetricSource source) {
        String other = check.state().comparedTo();
        return source.find(check.state().metric()).isPresent()
                || (other != null && source.find(other).isPresent());
    }

    /** Tells whether it was broken, or could not be measured. */
    boolean isBad() {
        return failure.isPresent() || decision.outcome() == Decision.Outcome.BROKEN;
    }

    String words() {
        return Wording.judged(this);
    }

    /** Returns what this speaks against passing, as found under the named faults. */
    Optional<Finding> finding(String under) {
        if (failure.isPresent()) {
            return probeError();
        }
        return switch (decision.outcome()) {
            case MET -> Optional.empty();
            case BROKEN -> Optional.of(new Finding(Reason.DEVIATED, words() + under + "."));
            case UNDECIDED -> Optional.of(new Finding(Reason.UNDECIDED, words() + under + "."));
            case NO_DATA -> Optional.of(new Finding(Reason.NO_DATA, words() + under + "."));
        };
    }

    /** Returns that the metric could not be measured, if so. */
    Optional<Finding> probeError() {
        return failure.map(cause -> new Finding(
                Reason.PROBE_ERROR, check.state().metric() + " could not be measured: " + Wording.why(cause), cause));
    }

    Judgement judgement(String phase) {
        @Nullable Interval interval = decision.interval();
        return new Judgement(
                phase,
                check.state().subject(),
                Wording.expected(check.state().tolerance()),
                decision.outcome().name(),
                decision.estimate(),
                interval == null ? Double.NaN : interval.low(),
                interval == null ? Double.NaN : interval.high(),
                check.state().tolerance().certainty().confidence(),
                check.metric().unit().suffix().strip(),
                decision.samples(),
                decision.outside(),
                window.toMillis() / 1000.0,
                saved.toMillis() / 1000.0,
                words());
    }
}

package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Tolerance;

/**
 * What the judge says of one check in one window.
 *
 * @param check the check
 * @param decision what was decided
 * @param missing how many times the metric had no data
 * @param window length of the window
 * @param failure what went wrong while measuring, if anything did
 */
record Assessment(PlannedCheck check, Decision decision, long missing, Duration window, Optional<Throwable> failure) {
    static Assessment of(PlannedCheck check, Instant from, Instant to) {
        return of(check, check.state().tolerance(), check.state().judge(), from, to);
    }

    /** A look at a short window: a single sample is enough to see whether the system is well just now. */
    static Assessment glance(PlannedCheck check, Instant from, Instant to) {
        Tolerance tolerance = check.state().tolerance();
        return of(check, new Tolerance(tolerance.range(), 1, tolerance.onNoData()), new FixedJudge(), from, to);
    }

    private static Assessment of(PlannedCheck check, Tolerance tolerance, Judge judge, Instant from, Instant to) {
        Samples samples = check.metric().between(from, to);
        return new Assessment(
                check,
                judge.judge(whole(check, samples, from, to), tolerance),
                samples.missing(),
                Duration.between(from, to),
                samples.failure());
    }

    private static Course whole(PlannedCheck check, Samples samples, Instant from, Instant to) {
        Range range = check.state().tolerance().range();
        Course.Block block = new Course.Block(samples.count(), samples.within(range), samples.estimate(range));
        Duration length = Duration.between(from, to);
        return new Course(samples, List.of(block), check.share(), length, length, length, 0);
    }

    boolean isMet() {
        return failure.isEmpty() && decision.outcome() == Decision.Outcome.MET;
    }

    String words() {
        return Wording.judged(check, decision, missing, window);
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
        return new Judgement(
                phase,
                check.state().metric(),
                check.state().tolerance().range().text(),
                decision.outcome().name(),
                decision.estimate(),
                check.metric().unit().suffix().strip(),
                decision.samples(),
                window.toMillis() / 1000.0,
                words());
    }
}

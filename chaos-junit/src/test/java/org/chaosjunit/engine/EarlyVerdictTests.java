package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.testing.MemoryTarget.Named;
import org.chaosjunit.testing.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("At least 90 % must succeed, 120 per minute, watched for 5 minutes: an experiment")
class EarlyVerdictTests extends DarkRoom {
    private static final Observation FIVE_MINUTES = new Observation(
            Duration.ofSeconds(120), Duration.ofSeconds(300), Duration.ofSeconds(10), Duration.ofSeconds(5));

    private Plan plan(Judge judge, IntPredicate succeedsUnderFault) {
        Tolerance tolerance = new Tolerance(Range.parse(">= 90%"), 10, OnNoData.INCONCLUSIVE);
        return Experiment.plan("Orders succeed though half of the requests are denied")
                .id("denied")
                .inject(target, List.of(new Named("darkness")))
                .metrics(new Requests("orders", number -> !target.isOn() || succeedsUnderFault.test(number)))
                .steady(new SteadyState(
                        "orders", null, tolerance, judge, Duration.ofSeconds(5), Duration.ofSeconds(10)))
                .observe(FIVE_MINUTES)
                .build();
    }

    private ExperimentResult runWith(Judge judge, IntPredicate succeedsUnderFault) {
        return run(plan(judge, succeedsUnderFault));
    }

    private static Judgement underFault(ExperimentResult result) {
        return result.judgements().stream()
                .filter(judgement -> judgement.phase().equals("fault"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void failsAfterAMinuteWhenHalfOfTheRequestsFail() {
        ExperimentResult result = runWith(new SequentialJudge(), number -> number % 2 == 0);

        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(underFault(result).seconds()).isBetween(60.0, 63.0);
        assertThat(result.findings())
                .extracting(Finding::message)
                .singleElement()
                .isEqualTo(
                        "orders was 50 % (99 % sure: 38.6 to 61.4), expected >= 90%, outside in 61 of 122 samples in 61 s,"
                                + " certain 239 s before the end under \"darkness\".");
        assertThat(runWith(new FixedJudge(), number -> number % 2 == 0).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void failsAfterHalfAMinuteWhenNothingSucceeds() {
        ExperimentResult result = runWith(new SequentialJudge(), number -> false);

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
        assertThat(underFault(result).seconds()).isBetween(30.0, 32.0);
        assertThat(underFault(result).outside()).isBetween(61L, 62L);
    }

    @Test
    void passesAfterTwoMinutesWhenAllIsWell() {
        ExperimentResult result = runWith(new SequentialJudge(), number -> true);

        assertThat(result.findings()).isEmpty();
        assertThat(underFault(result).seconds()).isBetween(120.0, 122.0);
        assertThat(underFault(result).words())
                .matches(
                        "orders was 100 % \\(99 % sure: 97.3 to 100\\), expected >= 90%, 24[01] samples in 120(\\.1)? s,"
                                + " certain 1(80|79\\.9) s before the end");
    }

    @Test
    void watchesToTheEndWithTheFixedJudge() {
        ExperimentResult result = runWith(new FixedJudge(), number -> true);

        assertThat(result.findings()).isEmpty();
        assertThat(underFault(result).seconds()).isEqualTo(300);
        assertThat(underFault(result).secondsSaved()).isZero();
    }

    @Test
    void isInconclusiveWhenTheLimitLiesWithinTheInterval() {
        ExperimentResult result = runWith(new SequentialJudge(), number -> number % 12 != 0);

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.UNDECIDED);
        assertThat(underFault(result).seconds()).isEqualTo(300);
    }
}

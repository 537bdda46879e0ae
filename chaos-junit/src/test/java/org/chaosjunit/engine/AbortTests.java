package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleSupplier;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Abort;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.MeanMetric;
import org.chaosjunit.testing.MemoryTarget.Named;
import org.chaosjunit.testing.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When an experiment is aborted, how soon, and what that means. */
@Timeout(60)
class AbortTests extends DarkRoom {
    private static final Body ENDLESS = () -> new CountDownLatch(1).await();
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** Never ends an observation early, so that only the abort condition can. */
    private static final Judge AT_THE_END = (course, tolerance) -> course.isOver()
            ? new FixedJudge().judge(course, tolerance)
            : new Decision(Decision.Outcome.UNDECIDED, Double.NaN, 0, 0);

    private PlanBuilder judgedAtTheEnd(DoubleSupplier queue) {
        Tolerance tolerance = new Tolerance(Range.parse("<= 10"), 1, OnNoData.INCONCLUSIVE);
        return Experiment.plan("The queue stays short in the dark")
                .id("first")
                .inject(target, List.of(new Named("darkness")))
                .metrics(new MeanMetric("queue", Unit.NONE, queue))
                .steady(new SteadyState("queue", null, tolerance, AT_THE_END, WINDOW, Duration.ofSeconds(5)));
    }

    private PlanBuilder heat(DoubleSupplier heat) {
        return judgedAtTheEnd(() -> 5).metrics(new MeanMetric("heat", Unit.NONE, heat));
    }

    private static AbortCondition hot(OnNoData onNoData, Abort as) {
        return new AbortCondition("heat", Range.parse("> 50"), WINDOW, 5, onNoData, as);
    }

    private static AbortCondition hot(OnNoData onNoData) {
        return hot(onNoData, Abort.FAIL);
    }

    @Test
    void failsAndRevertsAtOnceThoughTheBodyHangs() {
        ExperimentResult result =
                run(heat(() -> target.isOn() ? 99 : 5).abortWhen("heat", "> 50").build(), ENDLESS);

        assertOnly(result, Reason.ABORTED, "heat was 52, to be aborted at > 50, 10 samples in 1 s under \"darkness\".");
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(target.events).containsExactly("inject", "revert");
        assertThat(result.timeToRecover()).isNull();
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void beginsToRevertWithinATickOfTheConditionBecomingTrue() {
        List<Instant> reverted = new ArrayList<>();
        List<Instant> hot = new ArrayList<>();
        target.whileReverting(() -> reverted.add(time.now()));

        run(
                heat(() -> {
                            if (target.isOn()) {
                                hot.add(time.now());
                            }
                            return target.isOn() ? 99 : 5;
                        })
                        .abortWhen(new AbortCondition(
                                "heat",
                                Range.parse("> 50"),
                                Duration.ofMillis(150),
                                1,
                                OnNoData.INCONCLUSIVE,
                                Abort.FAIL))
                        .build(),
                ENDLESS);

        assertThat(Duration.between(hot.get(0), reverted.get(0))).isLessThanOrEqualTo(Duration.ofMillis(101));
    }

    @Test
    void isInconclusiveWhereSoDeclared() {
        ExperimentResult result = run(heat(() -> target.isOn() ? 99 : 5)
                .abortWhen(hot(OnNoData.INCONCLUSIVE, Abort.INCONCLUSIVE))
                .build());

        assertOnly(result, Reason.HALTED, "heat was 52, to be aborted at > 50, 10 samples in 1 s under \"darkness\".");
        assertThat(target.events).containsExactly("inject", "revert");
    }

    @Test
    void injectsNothingWhereItIsTrueBefore() {
        ExperimentResult result = run(heat(() -> 99).abortWhen("heat", "> 50").build());

        assertOnly(
                result,
                Reason.HALTED,
                "heat was 99, to be aborted at > 50, 10 samples in 1 s before the fault. Nothing was injected.");
        assertThat(target.events).isEmpty();
        assertThat(result.phases()).extracting("name").contains("before");
    }

    @Test
    void goesByItselfWhileTheSteadyStateIsStillOpen() {
        ExperimentResult result = run(judgedAtTheEnd(() -> target.isOn() ? 99 : 5)
                .abortWhen(new AbortCondition(
                        "queue", Range.parse("> 60"), Duration.ofSeconds(2), 5, OnNoData.INCONCLUSIVE, Abort.FAIL))
                .build());

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.ABORTED);
        assertThat(result.judgements())
                .filteredOn(judgement -> judgement.phase().equals("fault"))
                .extracting(Judgement::outcome)
                .containsExactly("UNDECIDED");
    }

    @Test
    void passesWhereItNeverComesTrueAndLooksNoMoreAfterTheRevert() {
        ExperimentResult result = run(heat(() -> target.events.contains("revert") ? 99 : 5)
                .abortWhen("heat", "> 50")
                .build());

        assertThat(result.findings()).isEmpty();
        assertThat(result.timeToRecover()).isNotNull();
    }

    @Test
    void asksAMetricNoOftenerThanAnyOther() {
        List<Instant> asked = new ArrayList<>();

        run(judgedAtTheEnd(() -> {
                    if (target.isOn()) {
                        asked.add(time.now());
                    }
                    return 5;
                })
                .abortWhen("queue", "> 50")
                .build());

        assertThat(asked).hasSizeGreaterThan(20);
        for (int i = 1; i < asked.size(); i++) {
            assertThat(Duration.between(asked.get(i - 1), asked.get(i))).isGreaterThan(Duration.ofMillis(90));
        }
    }

    @Test
    void injectsNothingWhereItSeesNothing() {
        ExperimentResult result =
                run(heat(() -> Double.NaN).abortWhen("heat", "> 50").build());

        assertOnly(
                result,
                Reason.NO_DATA,
                "heat had too little data for more than 10 s, to be aborted at > 50: 0 of at least 5 samples in 1 s"
                        + " before the fault. Nothing was injected.");
        assertThat(target.events).isEmpty();
    }

    @Test
    void revertsWhenItSeesNothingAnyMore() {
        ExperimentResult result = run(
                heat(() -> target.isOn() ? Double.NaN : 5)
                        .abortWhen("heat", "> 50")
                        .build(),
                ENDLESS);

        assertOnly(
                result,
                Reason.NO_DATA,
                "heat had too little data for more than 2 s, to be aborted at > 50: 0 of at least 5 samples in 1 s"
                        + " under \"darkness\".");
        assertThat(target.events).containsExactly("inject", "revert");
    }

    @Test
    void goesOnWithoutDataWhereThatIsDeclared() {
        ExperimentResult result =
                run(heat(() -> Double.NaN).abortWhen(hot(OnNoData.IGNORE)).build());

        assertThat(result.findings()).isEmpty();
        assertThat(target.events).containsExactly("inject", "revert");
    }

    @Test
    void takesNoDataForZeroWhereThatIsDeclared() {
        AbortCondition cold = new AbortCondition("heat", Range.parse("< 3"), WINDOW, 1, OnNoData.ZERO, Abort.FAIL);

        ExperimentResult result =
                run(heat(() -> target.isOn() ? Double.NaN : 5).abortWhen(cold).build());

        assertOnly(result, Reason.ABORTED, "heat was 0, to be aborted at < 3, 1 sample in 1 s under \"darkness\".");
    }

    @Test
    void isAnErrorWhenItCannotMeasure() {
        ExperimentResult result = run(
                heat(() -> {
                            if (target.isOn()) {
                                throw new IllegalStateException("no thermometer");
                            }
                            return 5;
                        })
                        .abortWhen("heat", "> 50")
                        .build(),
                ENDLESS);

        assertOnly(
                result,
                Reason.PROBE_ERROR,
                "heat could not be measured, to be aborted at > 50: no thermometer under \"darkness\".");
        assertThat(target.events).containsExactly("inject", "revert");
    }

    @Test
    void isAnErrorWhenItGetsNoNumber() {
        ExperimentResult result = run(heat(() -> target.isOn() ? Double.POSITIVE_INFINITY : 5)
                .abortWhen("heat", "< 1")
                .build());

        assertOnly(
                result,
                Reason.PROBE_ERROR,
                "heat could not be measured, to be aborted at < 1: gave Infinity, which is no number under"
                        + " \"darkness\".");
    }

    @Test
    void knowsThatTheBodyHasInjected() {
        Experiment experiment = experiment(Experiment.plan("The body does it all")
                .id("first")
                .withBody()
                .metrics(new MeanMetric("queue", Unit.NONE, () -> 5))
                .metrics(new MeanMetric("heat", Unit.NONE, () -> target.isOn() ? 99 : 5))
                .steady("queue", "<= 10")
                .abortWhen("heat", "> 50")
                .build());

        ExperimentResult result = experiment.run(() -> {
            experiment.inject(new PlannedFaults(target, List.of(new Named("dusk"))));
            ENDLESS.run();
        });

        assertOnly(
                result,
                Reason.ABORTED,
                "heat was 52, to be aborted at > 50, 10 samples in 1 s under what the body injected.");
    }

    @Test
    void saysWhatIsWrongBeforeAnythingIsTouched() {
        assertThatThrownBy(() -> heat(() -> 5).abortWhen("cold", "> 5").build())
                .hasMessage("\"cold > 5\" requires `metric` to be a metric that is known here, but found \"cold\"."
                        + " Known: heat, queue.");
        assertThatThrownBy(() -> heat(() -> 5).abortWhen("heat", "> 50%").build())
                .hasMessage("\"heat > 50%\" requires `range` to have no unit, as heat has none, but found \"> 50%\"."
                        + " Write for example `range = \">= 5\"`.");
        assertThatThrownBy(() -> builder(() -> 5)
                        .metrics(new MeanMetric("share", Unit.PERCENT, () -> 5))
                        .abortWhen("share", "> 5s")
                        .build())
                .hasMessage("\"share > 5s\" requires `range` to be in the unit of share, %, but found \"> 5s\"."
                        + " Write for example `range = \">= 50%\"`.");
        assertThatThrownBy(() -> builder(() -> 5)
                        .metrics(new MeanMetric("share", Unit.PERCENT, () -> 5))
                        .abortWhen("share", "< 0.5")
                        .build())
                .hasMessage("\"share < 0.5\" requires `range` to be in percent, 0 to 100, as share is, but found"
                        + " \"< 0.5\". Write for example `range = \"< 50%\"`.");
        assertThatThrownBy(() -> builder(() -> 5)
                        .metrics(new Requests("orders", number -> true))
                        .abortWhen("orders", "< 0%")
                        .build())
                .hasMessage(
                        "\"orders < 0%\" requires `range` to hold some, not all, of what orders can be, [0,100], but"
                                + " found \"< 0%\". It says when to abort: write the numbers that must not go on.");
        assertThatThrownBy(() -> builder(() -> 5)
                        .metrics(new Requests("orders", number -> true))
                        .abortWhen("orders", "<= 100%")
                        .build())
                .hasMessage("\"orders <= 100%\" requires `range` to hold some, not all, of what orders can be, [0,100],"
                        + " but found \"<= 100%\". It says when to abort: write the numbers that must not go on.");
        assertThatThrownBy(() -> heat(() -> 5).abortWhen("heatt", "> 5").build())
                .hasMessage("\"heatt > 5\" requires `metric` to be a metric that is known here, but found \"heatt\"."
                        + " Did you mean \"heat\"? Known: heat, queue.");
        assertThatThrownBy(() -> builder(() -> 5).abortWhen("queue", "< 50").build())
                .hasMessage("\"queue < 50\" requires `range` to leave room for the steady state of queue, \"<= 10\","
                        + " which would be aborted though it is met, but found \"< 50\"."
                        + " It says when to abort: turn it round, or make it narrower.");
    }

    @Test
    void refusesAWindowOfNothingAndNoSamples() {
        Range range = Range.parse("> 50");

        assertThatThrownBy(() -> new AbortCondition("heat", range, Duration.ZERO, 5, OnNoData.INCONCLUSIVE, Abort.FAIL))
                .hasMessage("the window of an abort condition must be longer than nothing, but is PT0S");
        assertThatThrownBy(() -> new AbortCondition("heat", range, WINDOW, 0, OnNoData.INCONCLUSIVE, Abort.FAIL))
                .hasMessage("an abort condition needs at least 1 sample, not 0");
    }

    private static void assertOnly(ExperimentResult result, Reason reason, String message) {
        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(reason, message));
    }
}

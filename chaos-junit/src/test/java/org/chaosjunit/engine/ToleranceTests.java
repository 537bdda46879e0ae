package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.EachMetric;
import org.chaosjunit.testing.MeanMetric;
import org.chaosjunit.testing.MemoryTarget.Named;
import org.chaosjunit.testing.Requests;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A steady state")
class ToleranceTests extends DarkRoom {
    private final Random random = new Random(7);

    private static Tolerance tolerance(
            String range, @Nullable String goodSamples, @Nullable Duration budget, int breaches) {
        return new Tolerance(
                Range.parse(range),
                goodSamples == null ? null : Range.parse(goodSamples),
                budget,
                breaches,
                10,
                OnNoData.INCONCLUSIVE,
                Certainty.DEFAULT);
    }

    private static SteadyState steady(String metric, @Nullable String comparedTo, Tolerance tolerance) {
        return new SteadyState(
                metric, comparedTo, tolerance, new SequentialJudge(), Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    private PlanBuilder plan(SteadyState steady, MetricSource... metrics) {
        PlanBuilder plan = Experiment.plan("All is as it should be in the dark")
                .id("dark")
                .inject(target, List.of(new Named("darkness")))
                .steady(steady);
        for (MetricSource metric : metrics) {
            plan.metrics(metric);
        }
        return plan;
    }

    private MeanMetric around(String name, DoubleSupplier middle) {
        return new MeanMetric(name, Unit.MILLIS, () -> middle.getAsDouble() + random.nextGaussian());
    }

    private static String underFault(ExperimentResult result) {
        return result.judgements().stream()
                .filter(judgement -> judgement.phase().equals("fault"))
                .map(Judgement::words)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("may be that a metric is hardly more than before the fault")
    void isComparedToBefore() {
        SteadyState state = steady("wait", SteadyState.BEFORE, tolerance("<= 50ms", null, null, 0));

        ExperimentResult well =
                run(plan(state, around("wait", () -> target.isOn() ? 130 : 100)).build());
        assertThat(well.findings()).isEmpty();
        assertThat(underFault(well))
                .matches(
                        "wait compared to before was \\+(29|30)\\.?\\d* ms, 130 ms against (99|100)\\.?\\d* ms \\(99 % sure:"
                                + " 2\\d\\.?\\d* to 3\\d\\.?\\d*\\), expected <= 50ms, \\d+ samples in 6 s, certain 9 s before the end");

        ExperimentResult worse =
                run(plan(state, around("wait", () -> target.isOn() ? 160 : 100)).build());
        assertThat(worse.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
        assertThat(underFault(worse)).contains("wait compared to before was +", "160 ms against ", "expected <= 50ms");
    }

    @Test
    @DisplayName("is not met where there was too little before the fault to compare to")
    void needsSomethingToCompareTo() {
        Tolerance many = new Tolerance(Range.parse("<= 50ms"), 1000, OnNoData.INCONCLUSIVE);

        ExperimentResult result =
                run(plan(steady("wait", SteadyState.BEFORE, many), new MeanMetric("wait", Unit.MILLIS, () -> 100))
                        .build());

        assertThat(result.findings())
                .extracting(Finding::message)
                .containsExactly("Not steady within 10 s before the fault: wait was 100 ms, expected anything, 20 of at"
                        + " least 1,000 samples in 2 s. Nothing was injected.");
    }

    @Test
    @DisplayName("may be that a canary is hardly worse than the baseline, in percent")
    void isComparedToAnotherMetric() {
        SteadyState state = steady("canary", "baseline", tolerance("<= 10%", null, null, 0));
        MeanMetric baseline = around("baseline", () -> 100);

        ExperimentResult well = run(plan(state, baseline, around("canary", () -> target.isOn() ? 105 : 100))
                .build());
        assertThat(well.findings()).isEmpty();
        assertThat(underFault(well)).contains("canary compared to baseline was +", " %, 105 ms against ");

        ExperimentResult worse =
                run(plan(state, around("baseline", () -> 100), around("canary", () -> target.isOn() ? 115 : 100))
                        .build());
        assertThat(worse.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
    }

    @Test
    @DisplayName("says nothing of a difference that the samples cannot tell from the limit")
    void leavesADifferenceOpen() {
        SteadyState state = steady("canary", "baseline", tolerance("<= 10ms", null, null, 0));
        int[] asked = {0};
        MeanMetric noisy = new MeanMetric(
                "canary", Unit.MILLIS, () -> (target.isOn() ? 108 : 100) + (asked[0]++ % 2 == 0 ? 40 : -40));

        ExperimentResult result =
                run(plan(state, around("baseline", () -> 100), noisy).build());

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.UNDECIDED);
    }

    @Test
    @DisplayName("may allow a share of the samples to lie outside")
    void allowsSomeBadSamples() {
        SteadyState state = steady("queue", null, tolerance("<= 10", ">= 80%", null, 0));

        ExperimentResult well =
                run(plan(state, queue(number -> number % 20 == 0)).build());
        assertThat(well.findings()).isEmpty();
        assertThat(underFault(well))
                .matches(
                        "queue was <= 10 in 9[3-6]\\.?\\d* % of the samples \\(99 % sure: [\\d.]+ to [\\d.]+\\), expected"
                                + " >= 80% of them, \\d+ samples in [\\d.]+ s.*");

        ExperimentResult bad = run(plan(state, queue(number -> number % 2 == 0)).build());
        assertThat(bad.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
        assertThat(underFault(bad)).contains("expected >= 80% of them, outside in ");
    }

    @Test
    @DisplayName("may be broken only by several samples in a row")
    void countsBreachesInARow() {
        SteadyState state = steady("queue", null, tolerance("<= 10", null, null, 3));

        assertThat(run(plan(state, queue(number -> number % 3 != 0)).build()).findings())
                .isEmpty();

        ExperimentResult result =
                run(plan(state, queue(number -> number % 20 < 3)).build());
        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
        assertThat(underFault(result)).contains("expected <= 10 but for fewer than 3 samples in a row");
    }

    @Test
    @DisplayName("may spend a part of an error budget")
    void spendsItsBudget() {
        SteadyState state = steady("orders", null, tolerance(">= 0%", null, Duration.ofSeconds(3), 0));

        ExperimentResult well =
                run(plan(state, new Requests("orders", number -> true)).build());
        assertThat(well.findings()).isEmpty();
        assertThat(underFault(well)).startsWith("orders was bad for 0 ms, expected at most 3 s, ");

        ExperimentResult spent = run(
                plan(state, new Requests("orders", number -> !target.isOn())).build());
        assertThat(spent.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
        // Of 30 requests in 15 s six may fail, but a verdict rests on no fewer than ten.
        assertThat(underFault(spent))
                .isEqualTo(
                        "orders was bad for 5 s, expected at most 3 s, outside in 10 of 10 samples in 5 s, certain 10 s"
                                + " before the end");
    }

    @Test
    @DisplayName("is not met by a metric of which not all is known in the end")
    void isNotMetByWhatIsKnownTooLate() {
        SteadyState state = steady("late", null, tolerance("<= 200ms", null, null, 0));
        MeanMetric late = new MeanMetric("late", Unit.MILLIS, () -> 100) {
            @Override
            public Instant settledUntil(Instant now) {
                return target.isOn() || !target.events.isEmpty() ? opened : now;
            }

            private final Instant opened = time.now().plusSeconds(8);
        };

        ExperimentResult result = run(plan(state, late).build());

        assertThat(result.findings())
                .extracting(Finding::message)
                .contains("late could not be measured: when it should have been, not all of it was known");
    }

    @Test
    @DisplayName("spends no more of its budget where the body goes on for longer")
    void spendsNoMoreInALongerTime() {
        SteadyState state = steady("orders", null, tolerance(">= 0%", null, Duration.ofSeconds(3), 0));
        Requests orders = new Requests("orders", number -> number % 6 != 0);
        Observation observation = plan(state, orders).build().observation();
        PlannedCheck check = new SteadyStateCheck(orders::find, name -> name, observation).planned(state);
        Instant from = time.now();
        Instant end = from.plusSeconds(45);
        for (Instant now = from; now.isBefore(end); now = now.plusMillis(100)) {
            orders.sample(now);
        }

        // A sixth of 45 s are 7.5 s; of the 15 s that were planned, they would be 2.5 s.
        assertThat(new CheckCourse(check, from, observation).assessWhole(end).words())
                .isEqualTo("orders was bad for 7.5 s, expected at most 3 s, outside in 15 of 90 samples in 45 s");
    }

    @Test
    @DisplayName("is not compared to what was before the fault while the system was not steady yet")
    void isNotComparedToWhatSettledFirst() {
        int[] asked = {0};
        MeanMetric wait = around("wait", () -> asked[0]++ < 40 ? 500 : target.isOn() ? 200 : 100);
        SteadyState settled = new SteadyState(
                "settled",
                null,
                tolerance("<= 10", null, null, 0),
                new SequentialJudge(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));

        ExperimentResult result = run(plan(
                        steady("wait", SteadyState.BEFORE, tolerance("<= 50ms", null, null, 0)),
                        wait,
                        new MeanMetric("settled", Unit.NONE, () -> asked[0] < 40 ? 99 : 5))
                .steady(settled)
                .build());

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.DEVIATED);
        assertThat(underFault(result)).contains("against ").doesNotContain("against 2", "against 3", "against 4");
    }

    @Test
    @DisplayName("is not met where fewer samples than may breach in a row all do")
    void isNotSteadyWhereAllSamplesBreach() {
        ExperimentResult result =
                run(plan(steady("queue", null, tolerance("<= 10", null, null, 100)), new EachMetric("queue", () -> 99))
                        .build());

        assertThat(result.findings()).extracting(Finding::reason).containsExactly(Reason.NOT_STEADY);
    }

    private MetricSource queue(java.util.function.IntPredicate isLong) {
        int[] number = {0};
        return new EachMetric("queue", () -> target.isOn() && isLong.test(number[0]++) ? 99 : 5);
    }

    @Test
    @DisplayName("that cannot be is refused, with what to write instead")
    void refusesWhatCannotBe() {
        assertRefused(
                steady("orders", null, tolerance(">= 99%", ">= 95%", null, 0)),
                "requires `goodSamples` to stand beside a metric whose every sample must lie in the range, but found orders,"
                        + " which is a statistic of all of them. Leave it out: `range` is held against the statistic.");
        assertRefused(
                steady("orders", null, tolerance(">= 99%", null, null, 2)),
                "requires `breaches` to stand beside a metric whose every sample must lie in the range, but found orders,"
                        + " which is a statistic of all of them. Leave it out, or judge a @Metric method.");
        assertRefused(
                steady("orders", null, tolerance(">= 0%", null, Duration.ofSeconds(15), 0)),
                "requires `spend` to be less than the whole time under the fault, 15 s, but found 15 s. Spend less, or write"
                        + " for example `@Observe(atMost = \"5min\")`.");
        assertRefused(
                steady("orders", null, tolerance("<= 5%", null, Duration.ofSeconds(3), 0)),
                "requires `range` to be without an upper end, for what orders is the share of counts as good, but found"
                        + " \"<= 5%\". Name a metric that is the share of what is good, and leave `range` out.");
        assertRefused(
                steady("orders", "others", tolerance("<= 5%", null, null, 0)),
                "requires `comparedTo` to be \"before\" or a metric that is known here, but found \"others\". Write for"
                        + " example `comparedTo = \"before\"`. Did you mean \"orders\"? Known: orders.");
        assertRefused(
                steady("orders", "orders", tolerance("<= 5%", null, null, 0)),
                "requires `comparedTo` to be another metric, but found \"orders\". Write for example `comparedTo ="
                        + " \"before\"`.");
        assertRefused(
                steady("orders", null, tolerance(">= 99%", null, null, 0)),
                "requires `range` to be such that the samples of 15 s under the fault can show it, 657 at 99 %"
                        + " confidence, but found \">= 99%\" and at most 30 samples of orders. Raise the rate or"
                        + " `@Observe(atMost)`, or lower `confidence`, allow a `minimumEffect`, or write `undecided ="
                        + " OnUndecided.POINT_ESTIMATE`.");
    }

    @Test
    @DisplayName("that nothing can break or meet is refused: it would be a pass that shows nothing")
    void refusesWhatTellsNothing() {
        assertRefused(
                steady("orders", null, tolerance("<= 100%", null, null, 0)),
                "requires `range` to leave out some of what orders can be, [0,100], but found \"<= 100%\", which nothing can"
                        + " break. Write for example `range = \">= 99%\"`.");
        assertRefused(
                steady("orders", null, tolerance(">= 0%", null, null, 0)),
                "requires `range` to leave out some of what orders can be, [0,100], but found \">= 0%\", which nothing can"
                        + " break. Write for example `range = \">= 99%\"`.");
        assertRefused(
                steady("orders", null, tolerance("> 100%", null, null, 0)),
                "requires `range` to allow some of what orders can be, [0,100], but found \"> 100%\", which nothing can"
                        + " meet. Write for example `range = \">= 99%\"`.");
    }

    @Test
    @DisplayName("with an effect that makes every share good enough is refused")
    void refusesAnEffectThatExcusesAll() {
        Tolerance tolerance = tolerance(">= 95%", null, null, 0);
        Tolerance lax = new Tolerance(
                tolerance.range(),
                null,
                null,
                0,
                tolerance.minSamples(),
                tolerance.onNoData(),
                new Certainty(99, 96, OnUndecided.INCONCLUSIVE));
        assertRefused(
                steady("orders", null, lax),
                "requires `minimumEffect` to leave something to be shown of a share of samples, \">= 95%\", but found 96 %,"
                        + " with which every share is good enough. Write for example `minimumEffect = 1`, in percentage"
                        + " points, or `undecided = OnUndecided.POINT_ESTIMATE`.");
    }

    private void assertRefused(SteadyState state, String message) {
        assertThatThrownBy(() ->
                        plan(state, new Requests("orders", number -> true)).build())
                .hasMessageContaining(message);
        assertThat(target.events).isEmpty();
    }

    @Test
    @DisplayName("is not compared to a time in which the load was not what was declared")
    void needsALoadThatWasKeptUpBefore() {
        SteadyState state = steady("wait", SteadyState.BEFORE, tolerance("<= 50ms", null, null, 0));

        ExperimentResult result = run(
                plan(state, around("wait", () -> 100)).load(new CutAtFirst()).build());

        assertThat(result.findings())
                .extracting(Finding::reason, Finding::message)
                .containsExactly(tuple(Reason.LOAD_NOT_SUSTAINED, "Before the fault: The load was not kept up."));
    }

    /** A load that was not kept up in the first window that is asked for. */
    private static final class CutAtFirst implements Load {
        private boolean isAsked;

        @Override
        public String description() {
            return "1/s nothing";
        }

        @Override
        public Duration warmup() {
            return Duration.ZERO;
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void start(Instant from, long seed) {}

        @Override
        public Optional<String> shortfall(Instant from, Instant to) {
            boolean isFirst = !isAsked;
            isAsked = true;
            return isFirst ? Optional.of("The load was not kept up.") : Optional.empty();
        }

        @Override
        public void stop() {}

        @Override
        public Optional<Metric> find(String name) {
            return Optional.empty();
        }

        @Override
        public Collection<String> names() {
            return List.of();
        }
    }
}

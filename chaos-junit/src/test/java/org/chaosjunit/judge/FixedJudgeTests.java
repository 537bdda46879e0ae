package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedJudgeTests {
    private final FixedJudge judge = new FixedJudge();

    @ParameterizedTest(name = "{0} and {1} missing, at least {2}, under {3}: {4}")
    @DisplayName("Of samples that must all lie in [1, 10], the judge finds")
    @CsvSource({
        "2 3 4,  0, 3, INCONCLUSIVE, MET,       4,   3, 0",
        "2 30 4, 0, 3, INCONCLUSIVE, BROKEN,    30,  3, 1",
        "30 -30, 0, 2, INCONCLUSIVE, BROKEN,    -30, 2, 2",
        "2 3,    0, 3, INCONCLUSIVE, UNDECIDED, 3,   2, 0",
        "2 30,   0, 3, INCONCLUSIVE, UNDECIDED, 30,  2, 1",
        "'',     0, 1, INCONCLUSIVE, NO_DATA,   NaN, 0, 0",
        "2 3 4,  1, 3, INCONCLUSIVE, NO_DATA,   4,   3, 0",
        "2 30 4, 1, 3, INCONCLUSIVE, BROKEN,    30,  3, 1",
        "2,      1, 3, INCONCLUSIVE, NO_DATA,   2,   1, 0",
        "2 3 4,  1, 3, IGNORE,       MET,       4,   3, 0",
        "2 3,    5, 3, IGNORE,       UNDECIDED, 3,   2, 0",
        "'',     5, 3, IGNORE,       NO_DATA,   NaN, 0, 0",
        "2 3,    1, 3, ZERO,         BROKEN,    0,   3, 1",
        "2 30,   1, 3, ZERO,         BROKEN,    30,  3, 2",
        "'',     3, 3, ZERO,         BROKEN,    0,   3, 3",
        "'',     2, 3, ZERO,         UNDECIDED, 0,   2, 2",
        "'',     0, 3, ZERO,         NO_DATA,   NaN, 0, 0"
    })
    void judgesEachSample(
            String numbers,
            long missing,
            int minSamples,
            OnNoData onNoData,
            Outcome outcome,
            double estimate,
            long samples,
            long outside) {
        Tolerance tolerance = new Tolerance(Range.parse("[1, 10]"), minSamples, onNoData);
        assertThat(judge.judge(Windows.whole(MadeUp.each(numbers, missing)), tolerance))
                .isEqualTo(new Decision(outcome, estimate, samples, outside));
    }

    @ParameterizedTest(name = "estimate {0} of {1}, {2} missing, at least {3}, under {4}: {5}")
    @DisplayName("Of a statistic that must be at most 500 by its point estimate, the judge finds")
    @CsvSource({
        "500,   10, 0, 10, INCONCLUSIVE, MET,       10",
        "500.1, 10, 0, 10, INCONCLUSIVE, BROKEN,    10",
        "100,   9,  0, 10, INCONCLUSIVE, UNDECIDED, 9",
        "600,   9,  0, 10, INCONCLUSIVE, UNDECIDED, 9",
        "NaN,   0,  0, 10, INCONCLUSIVE, NO_DATA,   0",
        "NaN,   10, 0, 10, INCONCLUSIVE, NO_DATA,   10",
        "Infinity, 10, 0, 10, INCONCLUSIVE, BROKEN, 10",
        "-Infinity, 10, 0, 10, INCONCLUSIVE, BROKEN, 10",
        "600,   10, 1, 10, INCONCLUSIVE, NO_DATA,   10",
        "600,   10, 1, 10, IGNORE,       BROKEN,    10",
        "600,   9,  1, 10, ZERO,         BROKEN,    10",
        "400,   9,  1, 10, ZERO,         MET,       10"
    })
    void judgesStatistics(
            double estimate, long count, long missing, int minSamples, OnNoData onNoData, Outcome outcome, long n) {
        Certainty point = new Certainty(99, 0, OnUndecided.POINT_ESTIMATE);
        Tolerance tolerance = new Tolerance(Range.parse("<= 500ms"), null, null, 0, minSamples, onNoData, point);
        assertThat(judge.judge(Windows.whole(MadeUp.statistic(estimate, count, missing)), tolerance))
                .isEqualTo(new Decision(outcome, estimate, n, 0));
    }

    @ParameterizedTest(name = "{0}, of blocks {1}: {2}, at least {3}")
    @DisplayName("Of a mean that must be at most 500, with 99 % confidence, the judge finds")
    @CsvSource(
            delimiter = '|',
            value = {
                // Student's t with 3 degrees of freedom reaches 5.841 standard errors of 1.2910 to either side.
                "450 | 447 449 451 453 | MET       | 442.459 | 457.541",
                "495 | 492 494 496 498 | UNDECIDED | 487.459 | 502.541",
                "501 | 498 500 502 504 | BROKEN    | 493.459 | 508.541",
            })
    void judgesMeans(double estimate, String means, Outcome outcome, double low, double high) {
        List<Block> blocks = Arrays.stream(means.split(" "))
                .map(mean -> new Block(10, 10, Double.parseDouble(mean)))
                .toList();
        Decision decision = judge.judge(
                Windows.of(MadeUp.statistic(estimate, 40, 0), blocks, null, 0),
                new Tolerance(Range.parse("<= 500ms"), 10, OnNoData.INCONCLUSIVE));
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.interval()).isNotNull();
        assertThat(decision.interval().low()).isCloseTo(low, within(0.001));
        assertThat(decision.interval().high()).isCloseTo(high, within(0.001));
    }

    @Test
    void doesNotKnowAMeanOfTooFewBlocks() {
        List<Block> blocks = List.of(new Block(10, 10, 1), new Block(10, 10, 1), new Block(10, 10, 1));
        assertThat(judge.judge(
                        Windows.of(MadeUp.statistic(1, 30, 0), blocks, null, 0),
                        new Tolerance(Range.parse("<= 500ms"), 10, OnNoData.INCONCLUSIVE)))
                .isEqualTo(new Decision(Outcome.UNDECIDED, 1, 30, 0));
    }

    @ParameterizedTest(name = "{0} of {1} good: {2} or, by the point estimate, {3}; {4} to {5} %")
    @DisplayName("Of a share that must be at least 90 %, with 99 % confidence, the judge finds")
    @CsvSource({
        "600, 600, MET,       MET,    98.906, 100",
        "560, 600, MET,       MET,    90.208, 95.511",
        "550, 600, UNDECIDED, MET,    88.285, 94.137",
        "540, 600, UNDECIDED, MET,    86.395, 92.730",
        "539, 600, BROKEN,    BROKEN, 86.207, 92.588",
        "60,  60,  MET,       MET,    90.042, 100",
        "59,  59,  UNDECIDED, MET,    89.891, 100",
    })
    void judgesShares(long good, long count, Outcome outcome, Outcome byPoint, double low, double high) {
        Course course = Windows.of(new Share(count, good), List.of(), Range.parse(">= 90%"), 0);
        Decision decision = judge.judge(course, Windows.tolerance(">= 90%", OnUndecided.INCONCLUSIVE));
        assertThat(decision.outcome()).isEqualTo(outcome);
        assertThat(decision.outside()).isEqualTo(count - good);
        assertThat(decision.interval()).isNotNull().isEqualTo(decision.share());
        assertThat(decision.interval().low()).isCloseTo(low, within(0.001));
        assertThat(decision.interval().high()).isCloseTo(high, within(0.001));
        assertThat(judge.judge(course, Windows.tolerance(">= 90%", OnUndecided.POINT_ESTIMATE))
                        .outcome())
                .isEqualTo(byPoint);
    }

    @ParameterizedTest(name = "{0} with {1} missing: {2}")
    @DisplayName("Of samples of which three in a row must not lie outside [1, 10], the judge finds")
    @CsvSource({
        "2 30 30 4 30,      0, INCONCLUSIVE, MET",
        "2 30 30 30 4,      0, INCONCLUSIVE, BROKEN",
        "2 30 30 30 4,      9, INCONCLUSIVE, BROKEN",
        "2 30 30 4 30,      1, INCONCLUSIVE, NO_DATA",
        "2 30 30 4 30,      1, IGNORE,       MET",
        // Nobody knows where in the row it would stand.
        "2 30 30 4 30,      1, ZERO,         UNDECIDED",
        "2 3 4,             2, ZERO,         MET",
        "30 30,             0, INCONCLUSIVE, UNDECIDED",
    })
    void judgesBreachesInARow(String numbers, long missing, OnNoData onNoData, Outcome outcome) {
        assertThat(judge.judge(Windows.whole(MadeUp.each(numbers, missing)), Windows.breaches("[1, 10]", 3, onNoData))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void takesNoBreachOfUnknownPlaceForNone() {
        Tolerance tolerance = new Tolerance(
                Range.parse("[1, 10]"),
                null,
                null,
                3,
                1,
                OnNoData.ZERO,
                new Certainty(99, 0, OnUndecided.POINT_ESTIMATE));
        assertThat(judge.judge(Windows.whole(MadeUp.each("", 30)), tolerance).outcome())
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void countsNothingMissingAsAPartOfTheWhole() {
        Range few = Range.parse("[0, 0.5]");
        Course course = Windows.of(MadeUp.statistic(0, 10, 10), List.of(), few, 0);
        Tolerance tolerance =
                new Tolerance(few, null, null, 0, 1, OnNoData.ZERO, new Certainty(99, 0, OnUndecided.POINT_ESTIMATE));
        assertThat(judge.judge(course, tolerance).outcome()).isEqualTo(Outcome.MET);
    }

    @Test
    void knowsNothingBeforeTheWindowIsOver() {
        Course course = Windows.ofAnswers(20, Range.parse(">= 90%"), 1, 0, 0, 0, 0);
        assertThat(judge.judge(course, Windows.tolerance(">= 90%", OnUndecided.POINT_ESTIMATE))
                        .outcome())
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void overlooksWhatIsSmallerThanTheMinimumEffect() {
        Course course = Windows.of(new Share(600, 540), List.of(), Range.parse(">= 90%"), 0);
        assertThat(judge.judge(course, Windows.tolerance(">= 90%", 1, new Certainty(99, 3.7, OnUndecided.INCONCLUSIVE)))
                        .outcome())
                .isEqualTo(Outcome.MET);
        assertThat(judge.judge(course, Windows.tolerance(">= 90%", 1, new Certainty(99, 3.6, OnUndecided.INCONCLUSIVE)))
                        .outcome())
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Property(edgeCases = EdgeCasesMode.NONE) // They outnumber the tries; all values are few enough to be met anyway.
    void whatIsMetOrBrokenRestsOnEnoughSamples(@ForAll("cases") Case given) {
        Decision decision = judge.judge(Windows.whole(given.samples), given.tolerance);
        if (decision.outcome() == Outcome.MET || decision.outcome() == Outcome.BROKEN) {
            assertThat(decision.samples()).isGreaterThanOrEqualTo(given.tolerance.minSamples());
            assertThat(decision.estimate()).isNotNaN();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsShownAgreesWithWhatIsDecided(@ForAll("cases") Case given) {
        Decision decision = judge.judge(Windows.whole(given.samples), given.tolerance);
        boolean inside = given.tolerance.range().contains(decision.estimate());
        if (decision.outcome() == Outcome.MET) {
            assertThat(inside).isTrue();
            assertThat(decision.outside()).isZero();
        } else if (decision.outcome() == Outcome.BROKEN) {
            assertThat(inside).isFalse();
            assertThat(decision.outside()).isPositive();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aFurtherSampleNeverMendsWhatIsBroken(@ForAll("cases") Case given, @ForAll @IntRange(max = 20) int further) {
        Assume.that(judge.judge(Windows.whole(given.samples), given.tolerance).outcome() == Outcome.BROKEN);
        assertThat(judge.judge(Windows.whole(given.samples.and(further)), given.tolerance)
                        .outcome())
                .isEqualTo(Outcome.BROKEN);
        assertThat(judge.judge(Windows.whole(given.samples.andMissing()), given.tolerance)
                        .outcome())
                .isEqualTo(Outcome.BROKEN);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderOfSamplesDoesNotMatterToTheOutcome(@ForAll("cases") Case given) {
        assertThat(judge.judge(Windows.whole(given.samples.reversed()), given.tolerance)
                        .outcome())
                .isEqualTo(judge.judge(Windows.whole(given.samples), given.tolerance)
                        .outcome());
    }

    @Provide
    Arbitrary<Case> cases() {
        var numbers = Arbitraries.integers()
                .between(0, 12)
                .map(i -> (double) i)
                .list()
                .ofMaxSize(6);
        var missing = Arbitraries.integers().between(0, 2);
        var ranges =
                Arbitraries.of("[1, 10]", "(0, 11)", ">= 0", "<= 3", "(2, 12)").map(Range::parse);
        var fewest = Arbitraries.integers().between(1, 4);
        return Combinators.combine(numbers, missing, ranges, fewest, Arbitraries.of(OnNoData.class))
                .as((all, gaps, range, min, onNoData) ->
                        new Case(new MadeUp(all, gaps, true, Double.NaN), new Tolerance(range, min, onNoData)));
    }

    private record Case(MadeUp samples, Tolerance tolerance) {}
}

package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Tolerance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedJudgeTests {
    private final FixedJudge judge = new FixedJudge();

    private static Course whole(Samples samples) {
        Range share = samples.everySampleMustHold() ? Range.ALL : null;
        return new Course(samples, List.of(), share, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);
    }

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
        assertThat(judge.judge(whole(Fixed.each(numbers, missing)), tolerance))
                .isEqualTo(new Decision(outcome, estimate, samples, outside));
    }

    @ParameterizedTest(name = "estimate {0} of {1}, {2} missing, at least {3}, under {4}: {5}")
    @DisplayName("Of a statistic that must be at most 500, the judge finds")
    @CsvSource({
        "500,   10, 0, 10, INCONCLUSIVE, MET,       10",
        "500.1, 10, 0, 10, INCONCLUSIVE, BROKEN,    10",
        "100,   9,  0, 10, INCONCLUSIVE, UNDECIDED, 9",
        "600,   9,  0, 10, INCONCLUSIVE, UNDECIDED, 9",
        "NaN,   0,  0, 10, INCONCLUSIVE, NO_DATA,   0",
        "600,   10, 1, 10, INCONCLUSIVE, NO_DATA,   10",
        "600,   10, 1, 10, IGNORE,       BROKEN,    10",
        "600,   9,  1, 10, ZERO,         BROKEN,    10",
        "400,   9,  1, 10, ZERO,         MET,       10"
    })
    void judgesStatistics(
            double estimate, long count, long missing, int minSamples, OnNoData onNoData, Outcome outcome, long n) {
        Tolerance tolerance = new Tolerance(Range.parse("<= 500ms"), minSamples, onNoData);
        assertThat(judge.judge(whole(Fixed.statistic(estimate, count, missing)), tolerance))
                .isEqualTo(new Decision(outcome, estimate, n, 0));
    }

    @Property(edgeCases = EdgeCasesMode.NONE) // They outnumber the tries; all values are few enough to be met anyway.
    void whatIsMetOrBrokenRestsOnEnoughSamples(@ForAll("cases") Case given) {
        Decision decision = judge.judge(whole(given.samples), given.tolerance);
        if (decision.outcome() == Outcome.MET || decision.outcome() == Outcome.BROKEN) {
            assertThat(decision.samples()).isGreaterThanOrEqualTo(given.tolerance.minSamples());
            assertThat(decision.estimate()).isNotNaN();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsShownAgreesWithWhatIsDecided(@ForAll("cases") Case given) {
        Decision decision = judge.judge(whole(given.samples), given.tolerance);
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
        Assume.that(judge.judge(whole(given.samples), given.tolerance).outcome() == Outcome.BROKEN);
        assertThat(judge.judge(whole(given.samples.and(further)), given.tolerance)
                        .outcome())
                .isEqualTo(Outcome.BROKEN);
        assertThat(judge.judge(whole(given.samples.andMissing()), given.tolerance)
                        .outcome())
                .isEqualTo(Outcome.BROKEN);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theOrderOfSamplesDoesNotMatterToTheOutcome(@ForAll("cases") Case given) {
        List<Double> reversed = new ArrayList<>(given.samples.numbers);
        Collections.reverse(reversed);
        Fixed other = new Fixed(reversed, given.samples.missing, true, Double.NaN);
        assertThat(judge.judge(whole(other), given.tolerance).outcome())
                .isEqualTo(judge.judge(whole(given.samples), given.tolerance).outcome());
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
                        new Case(new Fixed(all, gaps, true, Double.NaN), new Tolerance(range, min, onNoData)));
    }

    private record Case(Fixed samples, Tolerance tolerance) {}

    /** Samples made up for a test. */
    private record Fixed(List<Double> numbers, long missing, boolean everySampleMustHold, double statistic)
            implements Samples {
        static Fixed each(String numbers, long missing) {
            List<Double> all = numbers.isEmpty()
                    ? List.of()
                    : Arrays.stream(numbers.split(" ")).map(Double::valueOf).toList();
            return new Fixed(all, missing, true, Double.NaN);
        }

        static Fixed statistic(double estimate, long count, long missing) {
            return new Fixed(Collections.nCopies((int) count, 1.0), missing, false, estimate);
        }

        Fixed and(double further) {
            List<Double> all = new ArrayList<>(numbers);
            all.add(further);
            return new Fixed(all, missing, everySampleMustHold, statistic);
        }

        Fixed andMissing() {
            return new Fixed(numbers, missing + 1, everySampleMustHold, statistic);
        }

        @Override
        public long count() {
            return numbers.size();
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public long within(Range range) {
            return numbers.stream().filter(range::contains).count();
        }

        @Override
        public double estimate(Range range) {
            if (!everySampleMustHold) {
                return statistic;
            }
            return numbers.stream()
                    .filter(number -> !range.contains(number))
                    .max(Comparator.comparingDouble(range::distance))
                    .or(() -> numbers.stream().reduce((earlier, later) -> later))
                    .orElse(Double.NaN);
        }
    }
}

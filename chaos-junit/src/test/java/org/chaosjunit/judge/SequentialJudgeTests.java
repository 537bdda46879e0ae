package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialJudgeTests {
    private static final Tolerance NINETY = Windows.tolerance(">= 90%", OnUndecided.INCONCLUSIVE);
    private static final Tolerance NINETY_BY_POINT = Windows.tolerance(">= 90%", OnUndecided.POINT_ESTIMATE);

    private final SequentialJudge judge = new SequentialJudge();
    private final FixedJudge fixed = new FixedJudge();

    private Outcome outcome(Course course, Tolerance tolerance) {
        return judge.judge(course, tolerance).outcome();
    }

    @ParameterizedTest(name = "{0} times, {1} samples to come: {2}")
    @DisplayName("Of what must happen at most ten times in the window, the judge finds")
    @CsvSource({
        "0,  300, UNDECIDED",
        "10, 1,   UNDECIDED",
        "11, 300, BROKEN",
        "10, 0,   MET",
        "11, 0,   BROKEN",
    })
    void waitsForTheEndOfWhatOnlyGrows(long times, long toCome, Outcome outcome) {
        List<Block> blocks = Collections.nCopies(8, new Block(75, 75, times / 8.0));
        Course course = Windows.of(new Total(600, times), blocks, null, toCome);
        assertThat(outcome(course, Windows.tolerance("<= 10", OnUndecided.INCONCLUSIVE)))
                .isEqualTo(outcome);
    }

    @ParameterizedTest(name = "after {0} of 600, {1} good: {2}")
    @DisplayName("Of a share that must be at least 90 %, the judge finds")
    @CsvSource({
        "60,  0,   UNDECIDED",
        "61,  0,   BROKEN",
        "121, 60,  BROKEN",
        "121, 61,  UNDECIDED",
        "600, 539, BROKEN",
        "600, 600, MET",
    })
    void isCertainOfWhatNoSampleCanSave(long count, long good, Outcome outcome) {
        Course course = Windows.of(new Share(count, good), List.of(), Range.parse(">= 90%"), 600 - count);
        assertThat(outcome(course, NINETY)).isEqualTo(outcome);
    }

    @ParameterizedTest(name = "after {0} of 600, {1} within: {2}")
    @DisplayName("Of a share that must be at most 10 %, the judge finds")
    @CsvSource({"60, 60, UNDECIDED", "61, 61, BROKEN", "240, 0, UNDECIDED", "600, 0, MET", "600, 61, BROKEN"})
    void isCertainOfWhatHasComeTooOften(long count, long within, Outcome outcome) {
        Course course = Windows.of(new Share(count, within), List.of(), Range.parse("<= 10%"), 600 - count);
        assertThat(outcome(course, Windows.tolerance("<= 10%", OnUndecided.INCONCLUSIVE)))
                .isEqualTo(outcome);
    }

    @Test
    void knowsWhatNoSampleCanBreak() {
        Course safe = Windows.of(new Share(560, 540), List.of(), Range.parse(">= 90%"), 40);
        Course notYet = Windows.of(new Share(559, 539), List.of(), Range.parse(">= 90%"), 41);
        assertThat(outcome(safe, NINETY_BY_POINT)).isEqualTo(Outcome.MET);
        assertThat(outcome(notYet, NINETY_BY_POINT)).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void isMetEarlyOnlyOnEvidenceAfterAtLeast() {
        int[] good = {20, 20, 20, 20, 19, 20, 20, 20, 20, 20, 20, 20, 0};
        Course course = Windows.ofAnswers(20, Range.parse(">= 90%"), 340, good);
        assertThat(outcome(course, NINETY)).isEqualTo(Outcome.UNDECIDED);

        good[12] = 20;
        course = Windows.ofAnswers(20, Range.parse(">= 90%"), 340, good);
        assertThat(outcome(course, NINETY)).isEqualTo(Outcome.MET);
        Duration tooEarly = Windows.AT_LEAST.minusMillis(1);
        assertThat(outcome(Windows.at(tooEarly, course.samples(), course.blocks(), course.share(), 340), NINETY))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void asksForMoreEvidenceWhereFailuresComeTogether() {
        int[] apart = {19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 20};
        int[] together = {20, 20, 20, 20, 20, 20, 20, 5, 20, 20, 20, 20, 20, 20, 20, 20};
        assertThat(outcome(Windows.ofAnswers(20, Range.parse(">= 90%"), 280, apart), NINETY))
                .isEqualTo(Outcome.MET);
        assertThat(outcome(Windows.ofAnswers(20, Range.parse(">= 90%"), 280, together), NINETY))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void isNeverMetEarlyWithoutFourBlocksToShowDependence() {
        assertThat(outcome(Windows.ofAnswers(100, Range.parse(">= 90%"), 200, 100, 100, 100, 100), NINETY))
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(Windows.ofAnswers(80, Range.parse(">= 90%"), 200, 80, 80, 80, 80, 80), NINETY))
                .isEqualTo(Outcome.MET);
    }

    @Test
    void isNotMetEarlyWhereEverySampleMustHold() {
        Course course = Windows.ofAnswers(20, Range.ALL, 10, 20, 20, 20, 20, 20, 20, 20, 20, 20, 20);
        Tolerance all = Windows.tolerance(">= 100%", OnUndecided.POINT_ESTIMATE);
        assertThat(outcome(course, all)).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void isBrokenByOneSampleWhereEverySampleMustHoldHoweverManyAreToCome() {
        Tolerance all = Windows.tolerance("[1, 10]", OnUndecided.INCONCLUSIVE);
        for (long toCome : new long[] {0, 1, Long.MAX_VALUE}) {
            assertThat(judge.judge(Windows.of(MadeUp.each("2 30 4", 0), List.of(), Range.ALL, toCome), all))
                    .isEqualTo(new Decision(Outcome.BROKEN, 30, 3, 1));
        }
    }

    @Test
    void isNotCertainOfAShareWhereNobodyKnowsHowMuchIsToCome() {
        Course course = Windows.of(new Share(1000, 0), List.of(), Range.parse(">= 90%"), Long.MAX_VALUE);
        assertThat(outcome(course, NINETY)).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void isMetEarlyOnStrongerEvidenceWhereNobodyKnowsHowMuchIsToCome() {
        int[] good = {19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 19, 20};
        Range share = Range.parse(">= 90%");
        assertThat(outcome(Windows.ofAnswers(20, share, 280, good), NINETY)).isEqualTo(Outcome.MET);
        assertThat(outcome(Windows.ofAnswers(20, share, Long.MAX_VALUE, good), NINETY))
                .isEqualTo(Outcome.UNDECIDED);
        Arrays.fill(good, 20);
        assertThat(outcome(Windows.ofAnswers(20, share, Long.MAX_VALUE, good), NINETY))
                .isEqualTo(Outcome.MET);
    }

    @Test
    void needsEvidenceAgainstBothLimits() {
        Range share = Range.parse("[40, 60]");
        int[] half = new int[24];
        Arrays.fill(half, 25);
        assertThat(outcome(
                        Windows.ofAnswers(50, share, 300, half),
                        Windows.tolerance("[40, 60]", OnUndecided.INCONCLUSIVE)))
                .isEqualTo(Outcome.MET);
        Arrays.fill(half, 28);
        assertThat(outcome(
                        Windows.ofAnswers(50, share, 300, half),
                        Windows.tolerance("[40, 60]", OnUndecided.INCONCLUSIVE)))
                .isEqualTo(Outcome.UNDECIDED);
    }

    @ParameterizedTest(name = "{0} missing, {1}: {2}")
    @DisplayName("Missing samples could save what is broken, and break what is met, unless they count otherwise:")
    @CsvSource({
        "0, INCONCLUSIVE, BROKEN",
        "1, INCONCLUSIVE, NO_DATA",
        "1, IGNORE,       BROKEN",
        "1, ZERO,         BROKEN",
    })
    void countsWhatIsMissing(long missing, OnNoData onNoData, Outcome outcome) {
        MadeUp samples = new MadeUp(Collections.nCopies(6, 30.0), missing, true, Double.NaN);
        Tolerance tolerance =
                new Tolerance(Range.parse("[1, 10]"), Range.parse(">= 90%"), null, 0, 1, onNoData, Certainty.DEFAULT);
        assertThat(outcome(Windows.of(samples, List.of(), Range.parse(">= 90%"), 53), tolerance))
                .isEqualTo(outcome);
    }

    @Test
    void breachesInARowBreakAtOnceAndAreRuledOutOnlyWhenTheWindowIsOver() {
        Tolerance three = Windows.breaches("[1, 10]", 3, OnNoData.INCONCLUSIVE);
        MadeUp broken = MadeUp.each("2 30 30 30 4", 0);
        MadeUp notBroken = MadeUp.each("2 30 30 4 30", 0);
        assertThat(outcome(Windows.of(broken, List.of(), Range.ALL, 10), three)).isEqualTo(Outcome.BROKEN);
        assertThat(outcome(Windows.of(notBroken, List.of(), Range.ALL, 1), three))
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(Windows.of(notBroken, List.of(), Range.ALL, 0), three))
                .isEqualTo(Outcome.MET);
    }

    @Test
    void aMeanIsMetEarlyWhereEvenAStricterIntervalLiesWithin() {
        Tolerance tolerance = Windows.tolerance("<= 500ms", OnUndecided.INCONCLUSIVE);
        assertThat(outcome(ofMeans(450, 440, 460, 440, 460, 440, 460, 0), tolerance))
                .isEqualTo(Outcome.MET);
        assertThat(outcome(ofMeans(480, 470, 490, 470, 490, 470, 490, 0), tolerance))
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(outcome(ofMeans(700, 690, 710, 690, 710, 690, 710, 0), tolerance))
                .isEqualTo(Outcome.UNDECIDED);
    }

    private static Course ofMeans(double estimate, double... means) {
        List<Block> blocks =
                Arrays.stream(means).mapToObj(mean -> new Block(10, 0, mean)).toList();
        return Windows.of(MadeUp.statistic(estimate, 60, 0), blocks, null, 60);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsBrokenEarlyIsBrokenInTheWholeWindowHoweverItEnds(
            @ForAll("windows") Window window, @ForAll("cases") Tolerance tolerance) {
        Range share = tolerance.range();
        if (outcome(window.now(share), tolerance) != Outcome.BROKEN) {
            return;
        }
        assertThat(fixed.judge(window.whole(share), tolerance).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(fixed.judge(window.wholeIfNoneCame(share), tolerance).outcome())
                .isEqualTo(Outcome.BROKEN);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void whatIsMetRestsOnEnoughSamplesAndLiesWithin(
            @ForAll("windows") Window window, @ForAll("cases") Tolerance tolerance) {
        Decision decision = judge.judge(window.now(tolerance.range()), tolerance);
        if (decision.outcome() != Outcome.MET) {
            return;
        }
        assertThat(decision.samples()).isGreaterThanOrEqualTo(tolerance.minSamples());
        assertThat(tolerance.range().contains(decision.estimate())).isTrue();
        Interval interval = decision.interval();
        assertThat(interval == null).isEqualTo(tolerance.range().low() == 100);
        if (interval != null && tolerance.certainty().onUndecided() == OnUndecided.INCONCLUSIVE) {
            assertThat(interval.isWithin(Widened.by(tolerance.certainty().minimumEffect(), tolerance.range())))
                    .isTrue();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void judgesTheOppositeOfAShareAlike(
            @ForAll("windows") Window window, @ForAll @IntRange(min = 1, max = 99) int limit) {
        Tolerance atLeast = Windows.tolerance(">= " + limit + "%", OnUndecided.INCONCLUSIVE);
        Tolerance atMost = Windows.tolerance("<= " + (100 - limit) + "%", OnUndecided.INCONCLUSIVE);
        assertThat(outcome(window.now(atLeast.range()), atLeast))
                .isEqualTo(outcome(window.opposite().now(atMost.range()), atMost));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void oneMoreGoodSampleInsteadOfABadOneNeverBreaks(@ForAll("windows") Window window) {
        Assume.that(window.good < window.blocks * window.perBlock);
        Outcome worse = outcome(window.now(NINETY.range()), NINETY);
        Outcome better = outcome(window.withGood(window.good + 1).now(NINETY.range()), NINETY);
        assertThat(worse == Outcome.BROKEN || better != Outcome.BROKEN).isTrue();
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void ofTwoConfidencesTheLowerIsMetAsEarly(
            @ForAll("windows") Window window, @ForAll @DoubleRange(min = 51, max = 99.8) double confidence) {
        Tolerance low = Windows.tolerance(">= 90%", 1, new Certainty(confidence, 0, OnUndecided.INCONCLUSIVE));
        Tolerance high = Windows.tolerance(
                ">= 90%", 1, new Certainty(100 - (100 - confidence) / 2, 0, OnUndecided.INCONCLUSIVE));
        boolean isMet = outcome(window.now(high.range()), high) == Outcome.MET;
        assertThat(!isMet || outcome(window.now(low.range()), low) == Outcome.MET)
                .isTrue();
    }

    @Provide
    Arbitrary<Window> windows() {
        var blocks = Arbitraries.integers().between(1, 30);
        var perBlock = Arbitraries.integers().between(1, 40);
        var toCome = Arbitraries.integers().between(1, 600);
        var share = Arbitraries.of(0.0, 0.3, 0.5, 0.8, 0.85, 0.9, 0.95, 0.98, 1.0);
        var later = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(blocks, perBlock, toCome, share, later)
                .as((b, each, left, good, rest) ->
                        new Window(b, each, (int) Math.round(b * each * good), left, (int) Math.round(left * rest)));
    }

    @Provide
    Arbitrary<Tolerance> cases() {
        var ranges = Arbitraries.of(">= 90%", "> 95%", "<= 10%", "[40, 60]", ">= 100%", "[0, 100]", "(99, 100]");
        var certainty = Combinators.combine(
                        Arbitraries.of(80.0, 95.0, 99.0, 99.9),
                        Arbitraries.of(0.0, 2.0),
                        Arbitraries.of(OnUndecided.class))
                .as(Certainty::new);
        return Combinators.combine(ranges, Arbitraries.of(1, 50, 300), certainty)
                .as(Windows::tolerance);
    }

    /**
     * A window of which a part has come.
     *
     * @param blocks how many blocks there are
     * @param perBlock how many samples in each
     * @param good how many of all are good: those of the first blocks
     * @param toCome how many samples will come
     * @param goodToCome how many of these will be good
     */
    private record Window(int blocks, int perBlock, int good, int toCome, int goodToCome) {
        Course now(Range share) {
            return Windows.of(new Share(count(), good), inBlocks(), share, toCome);
        }

        Course whole(Range share) {
            return Windows.of(new Share(count() + toCome, good + goodToCome), inBlocks(), share, 0);
        }

        Course wholeIfNoneCame(Range share) {
            return Windows.of(new Share(count(), good), inBlocks(), share, 0);
        }

        Window opposite() {
            return withGood((int) count() - good);
        }

        Window withGood(int other) {
            return new Window(blocks, perBlock, other, toCome, goodToCome);
        }

        private long count() {
            return (long) blocks * perBlock;
        }

        // As evenly as whole numbers can be.
        private List<Block> inBlocks() {
            List<Block> all = new ArrayList<>();
            for (int i = 0; i < blocks; i++) {
                int within = good * (i + 1) / blocks - good * i / blocks;
                all.add(new Block(perBlock, within, Double.NaN));
            }
            return all;
        }
    }
}

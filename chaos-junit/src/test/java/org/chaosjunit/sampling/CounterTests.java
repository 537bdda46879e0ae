package org.chaosjunit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.junit.jupiter.api.Test;

/** Rates, ratios and means of counters. */
class CounterTests {
    private static final Range ANY = Range.parse(">= 0");
    private static final Cadence CADENCE = new Cadence(Cadence.FASTEST, Duration.ofSeconds(60));

    @Property
    void theRateIsTheIncreaseOfAllCountersOverTheTimeWheneverTheyBeginAnew(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 100) Integer> steps,
            @ForAll @IntRange(min = 1, max = 30) int restart) {
        double[] counters = {1000, 50};
        Reading[] readings = new Reading[steps.size() + 1];
        readings[0] = two(counters);
        double increase = 0;
        for (int i = 0; i < steps.size(); i++) {
            // Only one of the two restarts, and counts as much afterwards.
            counters[0] = i == restart ? steps.get(i) : counters[0] + steps.get(i);
            counters[1] += 7;
            increase += steps.get(i) + 7;
            readings[i + 1] = two(counters);
        }
        Samples samples = asked(Kind.RATE, readings).between(at(0), at(steps.size() + 1));
        assertThat(samples.count()).isEqualTo(steps.size());
        assertThat(samples.estimate(ANY)).isCloseTo(increase / steps.size(), within(1e-9));
        assertThat(samples.everySampleMustHold()).isFalse();
    }

    @Property
    void blocksHoldTogetherWhatTheWindowHolds(
            @ForAll @Size(min = 12, max = 12) List<@IntRange(min = 0, max = 100) Integer> steps) {
        Reading[] readings = new Reading[steps.size() + 1];
        double counter = 0;
        readings[0] = Reading.of(0, 0);
        for (int i = 0; i < steps.size(); i++) {
            counter += steps.get(i);
            readings[i + 1] = Reading.of(counter, 100 * (i + 1));
        }
        ProbedMetric ratio = asked(Kind.RATIO, readings);
        Samples whole = ratio.between(at(1), at(13));
        long count = 0;
        long good = 0;
        for (int block = 1; block < 13; block += 4) {
            Samples part = ratio.between(at(block), at(block + 4));
            count += part.count();
            good += part.within(ANY);
        }
        // The first reading of each block tells of the time before it, in which nothing of the block happened.
        assertThat(count).isEqualTo(900);
        assertThat(whole.count()).isEqualTo(1100);
        assertThat(good).isLessThanOrEqualTo(whole.within(ANY));
    }

    @Test
    void ofWhatHappenedAroundTheBeginningAPartCounts() {
        ProbedMetric rate = asked(Kind.RATE, Reading.of(0), Reading.of(100), Reading.of(100), Reading.of(400));
        assertThat(rate.between(at(0).plusMillis(750), at(2)).estimate(ANY)).isEqualTo(100);
        assertThat(rate.between(at(0).plusMillis(500), at(3)).estimate(ANY)).isCloseTo(50 / 1.5, within(1e-9));
        assertThat(rate.between(at(2).plusMillis(1), at(4)).estimate(ANY)).isCloseTo(300, within(1e-9));
        assertThat(rate.between(at(0), at(1)).count()).isZero();
        assertThat(rate.between(at(0), at(1)).estimate(ANY)).isNaN();
        assertThat(rate.between(at(0), at(1)).missing()).isZero();
    }

    @Test
    void eachIntervalOfARateMayBreachByItself() {
        ProbedMetric rate =
                asked(Kind.RATE, Reading.of(0), Reading.of(100), Reading.of(100), Reading.of(101), Reading.of(200));
        Samples samples = rate.between(at(0), at(5));
        Range fast = Range.parse(">= 50/s");
        assertThat(samples.within(fast)).isEqualTo(2);
        assertThat(samples.longestBreach(fast)).isEqualTo(2);
        assertThat(samples.estimate(fast)).isEqualTo(50);
        assertThat(rate.unit()).isEqualTo(Unit.PER_SECOND);
        assertThat(rate.share(fast)).isEmpty();
        assertThat(rate.expected(at(0), at(1))).isPresent();
    }

    @Test
    void ofARatioEachThingThatIsCountedIsASample() {
        ProbedMetric ratio = asked(Kind.RATIO, Reading.of(10, 100), Reading.of(12, 200), Reading.of(15, 300));
        Range few = Range.parse("<= 1%");
        Samples samples = ratio.between(at(0), at(3));
        assertThat(samples.count()).isEqualTo(200);
        assertThat(samples.within(few)).isEqualTo(5);
        assertThat(samples.estimate(few)).isEqualTo(2.5);
        assertThat(ratio.share(few)).hasValue(few);
        assertThat(ratio.expected(at(0), at(1))).isEmpty();
        assertThat(ratio.unit()).isEqualTo(Unit.PERCENT);
    }

    @Test
    void aRatioOfNothingIsNoNumber() {
        ProbedMetric ratio = asked(Kind.RATIO, Reading.of(10, 100), Reading.of(10, 100));
        Samples samples = ratio.between(at(0), at(2));
        assertThat(samples.count()).isZero();
        assertThat(samples.estimate(ANY)).isNaN();
    }

    @Test
    void whatBeganBeforeAWindowMayEndInItAndIsNoMoreThanAll() {
        ProbedMetric ratio = asked(Kind.RATIO, Reading.of(100, 200), Reading.of(200, 220));
        Samples samples = ratio.between(at(0), at(2));
        assertThat(samples.count()).isEqualTo(20);
        assertThat(samples.within(ANY)).isEqualTo(20);
        assertThat(samples.estimate(ANY)).isEqualTo(100);
    }

    @Test
    void aRatioThatIsTheWrongWayRoundHasFailed() {
        ProbedMetric ratio = asked(Kind.RATIO, Reading.of(1000, 900), Reading.of(1100, 990));
        assertFailed(
                ratio.between(at(0), at(2)),
                "g counts 1000 of 900, so the first is no part of the second; are they interchanged?");
    }

    @Test
    void aMeanIsOfWhatHappenedInTheWindow() {
        ProbedMetric mean =
                asked(Kind.MEAN, Reading.of(1_000_000, 10), Reading.of(1_000_300, 13), Reading.of(1_000_300, 13));
        assertThat(mean.between(at(0), at(3)).estimate(ANY)).isEqualTo(100);
        assertThat(mean.between(at(0), at(3)).count()).isEqualTo(1);
        assertThat(mean.between(at(1).plusMillis(1), at(3)).estimate(ANY)).isNaN();
        assertThat(mean.share(ANY)).isEmpty();
    }

    @Test
    void aPortionIsOfTheMoment() {
        ProbedMetric portion =
                asked(Kind.PORTION, Reading.of(1, 4), Reading.of(3, 4), Reading.of(3, 0), Reading.of(3, -1));
        Range some = Range.parse("<= 50%");
        assertThat(portion.between(at(0), at(2)).estimate(some)).isEqualTo(75);
        assertThat(portion.between(at(0), at(2)).everySampleMustHold()).isTrue();
        assertFailed(portion.between(at(2), at(3)), "g is to be a portion of what is 0, which is not above 0");
        assertFailed(portion.between(at(3), at(4)), "g is to be a portion of what is -1, which is not above 0");
    }

    @Test
    void aCounterThatAppearsBeganAtNothing() {
        Reading before = new Reading(Map.of("ok", 5.0), Map.of());
        Reading after = new Reading(Map.of("ok", 5.0, "failed", 3.0), Map.of());
        ProbedMetric rate = asked(Kind.RATE, before, after);
        assertThat(rate.between(at(0), at(2)).estimate(ANY)).isEqualTo(3);
    }

    @Test
    void aCounterThatIsMissingForAWhileIsRemembered() {
        ProbedMetric rate = asked(Kind.RATE, Reading.of(100), Reading.NOTHING, Reading.of(102));
        Samples samples = rate.between(at(0), at(3));
        assertThat(samples.missing()).isEqualTo(1);
        assertThat(samples.count()).isEqualTo(1);
        // In two seconds, not in the one since it was found missing.
        assertThat(samples.estimate(ANY)).isEqualTo(1);
    }

    @Test
    void whatTheWholeCountsWhileThePartIsMissingIsNotForgotten() {
        Reading noPart = new Reading(Map.of(), Map.of("", 150.0));
        Samples samples = asked(Kind.RATIO, Reading.of(10, 100), noPart, Reading.of(60, 200))
                .between(at(0), at(3));
        assertThat(samples.missing()).isEqualTo(1);
        assertThat(samples.count()).isEqualTo(100);
        assertThat(samples.estimate(ANY)).isEqualTo(50);
    }

    @Test
    void aReadingRightAtTheBeginningOfAWindowIsNoSampleOfIt() {
        for (Kind kind : List.of(Kind.RATE, Kind.MEAN, Kind.RATIO)) {
            Samples samples = asked(kind, Reading.of(0, 0), Reading.of(5, 5)).between(at(1), at(2));
            assertThat(samples.count()).isZero();
            assertThat(samples.estimate(ANY)).isNaN();
        }
    }

    @Test
    void halfARatioIsNone() {
        Reading noPart = new Reading(Map.of(), Map.of("", 100.0));
        Reading noWhole = new Reading(Map.of("", 1.0), Map.of());
        for (Kind kind : List.of(Kind.RATIO, Kind.MEAN, Kind.PORTION)) {
            Samples samples = asked(kind, noPart, noPart, noWhole).between(at(0), at(3));
            assertThat(samples.missing()).isEqualTo(3);
            assertThat(samples.count()).isZero();
        }
    }

    @Test
    void whatIsNoNumberIsAFailure() {
        assertFailed(asked(Kind.RATE, Reading.of(Double.NaN)).between(at(0), at(1)), "g gave NaN, which is no number");
        assertFailed(
                asked(Kind.RATIO, Reading.of(1, Double.POSITIVE_INFINITY)).between(at(0), at(1)),
                "g gave Infinity, which is no number");
        assertFailed(
                asked(Kind.RATE, Reading.of(-1)).between(at(0), at(1)), "g counted -1, but counters are not below 0");
    }

    @Test
    void readingsOfOneMomentLoseNothing() {
        Iterator<Reading> readings =
                List.of(Reading.of(0), Reading.of(5), Reading.of(10)).iterator();
        ProbedMetric rate = ProbedMetric.synchronous(Kind.RATE, CADENCE, readings::next);
        rate.sampleNow(at(0));
        rate.sampleNow(at(0));
        rate.sampleNow(at(1));
        Samples samples = rate.between(at(0), at(2));
        assertThat(samples.estimate(ANY)).isEqualTo(10);
        assertThat(samples.count()).isEqualTo(1);
    }

    private static void assertFailed(Samples samples, String message) {
        assertThat(samples.count()).isZero();
        assertThat(samples.failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage(message));
    }

    private static Reading two(double[] counters) {
        return new Reading(Map.of("a", counters[0], "b", counters[1]), Map.of());
    }

    private static ProbedMetric asked(Kind kind, Reading... readings) {
        Iterator<Reading> next = Arrays.asList(readings).iterator();
        ProbedMetric metric = ProbedMetric.synchronous(kind, CADENCE, next::next);
        Stream.iterate(0, i -> i < readings.length, i -> i + 1).forEach(i -> metric.sample(at(i)));
        return metric;
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}

package org.chaosjunit.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.Course.Block;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTests {
    @ParameterizedTest(name = "{0} of {1}: {2} to {3}")
    @DisplayName("With 95 % confidence (Newcombe 1998, table I), the share lies in, of")
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0,  20,  0,      0.1611",
        "1,  29,  0.0061, 0.1718",
    })
    void knowsTheScoreIntervalsOfTheLiterature(int within, int count, double low, double high) {
        Interval interval = Wilson.percent((double) within / count, count, 95);
        assertThat(interval.low()).isCloseTo(100 * low, within(0.005));
        assertThat(interval.high()).isCloseTo(100 * high, within(0.005));
    }

    @Property
    void aScoreIntervalHoldsTheShareAndMirrors(
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 1, max = 100_000) int n,
            @ForAll @DoubleRange(min = 51, max = 99.99) double confidence) {
        Interval interval = Wilson.percent(share, n, confidence);
        assertThat(100 * share).isBetween(interval.low() - 1e-9, interval.high() + 1e-9);
        Interval mirrored = Wilson.percent(1 - share, n, confidence);
        assertThat(mirrored.low()).isCloseTo(100 - interval.high(), within(1e-9));
        assertThat(mirrored.high()).isCloseTo(100 - interval.low(), within(1e-9));
    }

    @Test
    void nothingIsKnownOfAShareWithoutSamples() {
        assertThat(Wilson.percent(Double.NaN, 0, 99)).isEqualTo(new Interval(0, 100));
        assertThat(Intervals.of(new Share(0, 0), List.of(), true, 99)).isEqualTo(new Interval(0, 100));
    }

    @Test
    void sharesThatDependOnEachOtherCountForLess() {
        List<Block> apart = List.of(block(100, 90), block(100, 91), block(100, 89), block(100, 90));
        List<Block> together = List.of(block(100, 100), block(100, 100), block(100, 100), block(100, 60));
        assertThat(Intervals.of(new Share(400, 360), apart, true, 99)).isEqualTo(Wilson.percent(0.9, 400, 99));
        // Variance of 20, 20, 20 and -60 % of 100 samples, against 0.09 for each independent one.
        double inflation = (3 * 0.1 * 0.1 + 0.3 * 0.3) * 100 / 3 / 0.09;
        Interval wide = Intervals.of(new Share(400, 360), together, true, 99);
        assertThat(wide).isNotNull();
        Interval expected = Wilson.percent(0.9, 400 / inflation, 99);
        assertThat(wide.low()).isCloseTo(expected.low(), within(1e-9));
        assertThat(wide.high()).isCloseTo(expected.high(), within(1e-9));
    }

    @ParameterizedTest(name = "of {0} samples, p{1}: {2} to {3}")
    @DisplayName("A percentile lies between two ranks, or nobody knows where:")
    @CsvSource({"10000, 95, 94.439, 95.561", "1000, 95, 93.225, 96.775", "100, 95, , ", "10000, 50, 48.712, 51.288"})
    void knowsPercentilesByTheirRanks(long count, double rank, Double low, Double high) {
        Interval interval = Intervals.of(new Ranked(count, rank), List.of(), true, 99);
        if (low == null) {
            assertThat(interval).isNull();
            return;
        }
        assertThat(interval).isNotNull();
        assertThat(interval.low()).isCloseTo(low, within(0.001));
        assertThat(interval.high()).isCloseTo(high, within(0.001));
    }

    @Test
    void samplesThatKnowBetterAreBelieved() {
        Interval known = new Interval(1, 2);
        assertThat(Intervals.of(new Knowing(known), List.of(), false, 99)).isSameAs(known);
    }

    @Test
    void aDifferenceIsAsUncertainAsBothSides() {
        // Newcombe 1998, example (a): 56 of 70 against 48 of 80, method 10.
        Interval first = Wilson.percent(56.0 / 70, 70, 95);
        Interval second = Wilson.percent(48.0 / 80, 80, 95);
        Interval difference = Differences.interval(80, first, 60, second);
        assertThat(difference.low()).isCloseTo(5.24, within(0.005));
        assertThat(difference.high()).isCloseTo(33.39, within(0.005));
    }

    @Property
    void aDifferenceTurnsItsSignWithItsSides(
            @ForAll @DoubleRange(min = 0, max = 1) double one, @ForAll @DoubleRange(min = 0, max = 1) double other) {
        Interval first = Wilson.percent(one, 100, 99);
        Interval second = Wilson.percent(other, 300, 99);
        Interval there = Differences.interval(100 * one, first, 100 * other, second);
        Interval back = Differences.interval(100 * other, second, 100 * one, first);
        assertThat(back.low()).isCloseTo(-there.high(), within(1e-9));
        assertThat(back.high()).isCloseTo(-there.low(), within(1e-9));
    }

    private static Block block(long count, long within) {
        return new Block(count, within, Double.NaN);
    }

    /** Samples of which so many percent do not exceed just that number. */
    private record Ranked(long count, double atRank) implements Samples {
        @Override
        public long missing() {
            return 0;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public long within(Range range) {
            return count;
        }

        @Override
        public double estimate(Range range) {
            return atRank;
        }

        @Override
        public OptionalDouble rank() {
            return OptionalDouble.of(atRank);
        }

        @Override
        public double percentile(double rank) {
            return rank;
        }

        @Override
        public boolean everySampleMustHold() {
            return false;
        }
    }

    private record Knowing(Interval known) implements Samples {
        @Override
        public long count() {
            return 10;
        }

        @Override
        public long missing() {
            return 0;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public long within(Range range) {
            return 0;
        }

        @Override
        public double estimate(Range range) {
            return 1.5;
        }

        @Override
        public Optional<Interval> interval(double confidence) {
            return Optional.of(known);
        }

        @Override
        public boolean everySampleMustHold() {
            return false;
        }
    }
}

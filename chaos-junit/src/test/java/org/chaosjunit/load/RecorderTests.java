package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.junit.jupiter.api.Test;

class RecorderTests {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;
    private static final Operation NOTHING = () -> "nothing";

    // Of the same epoch as System.nanoTime(), which may be negative or near an overflow.
    private final long start = System.nanoTime();
    private final Recorder recorder = new Recorder(plan(100));

    private static LoadPlan<Operation> plan(double rate) {
        return new LoadPlan<>("load", NOTHING, new ConstantRate(rate), Duration.ZERO, Duration.ofSeconds(5));
    }

    private void record(long offset, long latencyMillis, boolean success) {
        long intended = start + offset;
        recorder.completed(intended, intended, intended + latencyMillis * MILLI, success);
    }

    private double estimate(Statistic statistic, long from, long to) {
        return samples(statistic, from, to).estimate(Range.parse(">= 0"));
    }

    private Samples samples(Statistic statistic, long from, long to) {
        return new LoadSamples(statistic, recorder.between(start + from, start + to));
    }

    @Test
    void percentilesOfKnownLatenciesAreRightToThreeDigits() {
        List<Integer> latencies =
                new ArrayList<>(IntStream.rangeClosed(1, 1000).boxed().toList());
        Collections.shuffle(latencies, new Random(1));
        for (int i = 0; i < latencies.size(); i++) {
            record(10 * MILLI * i, latencies.get(i), true);
        }
        assertThat(estimate(Statistic.P50, 0, 10 * SECOND)).isCloseTo(500, within(0.5));
        assertThat(estimate(Statistic.P95, 0, 10 * SECOND)).isCloseTo(950, within(1.0));
        assertThat(estimate(Statistic.P99, 0, 10 * SECOND)).isCloseTo(990, within(1.0));
        assertThat(estimate(Statistic.MAX, 0, 10 * SECOND)).isEqualTo(1000);
    }

    @Test
    void aPercentileNeverLiesAboveWhatWasMeasured() {
        record(0, 3001, true);
        assertThat(estimate(Statistic.P99, 0, SECOND)).isEqualTo(3001);
    }

    @Test
    void aWindowHoldsItsFirstInstantAndNotItsLast() {
        record(2 * SECOND, 1, true);
        assertThat(samples(Statistic.COUNT, 2 * SECOND, 2 * SECOND + 1).count()).isEqualTo(1);
        assertThat(samples(Statistic.COUNT, 0, 2 * SECOND).count()).isZero();
        assertThat(samples(Statistic.COUNT, 2 * SECOND + 1, 3 * SECOND).count()).isZero();
        assertThat(samples(Statistic.COUNT, 2 * SECOND, 2 * SECOND).count()).isZero();
    }

    @Test
    void anArrivalBelongsToTheWindowInWhichItWasIntendedHoweverLateItsAnswerComes() {
        record(0, 4000, true);
        assertThat(estimate(Statistic.MAX, 0, SECOND)).isEqualTo(4000);
        assertThat(samples(Statistic.MAX, SECOND, 10 * SECOND).count()).isZero();
    }

    @Test
    void latencyCountsFromTheIntendedArrivalNotFromTheSending() {
        recorder.completed(start, start + 700 * MILLI, start + 710 * MILLI, true);
        assertThat(estimate(Statistic.P50, 0, SECOND)).isEqualTo(710);
    }

    @Test
    void whatIsAnsweredAfterTheTimeoutHasFailedWithTheTimeoutAsItsLatency() {
        record(0, 6000, true);
        assertThat(estimate(Statistic.SUCCESS, 0, SECOND)).isZero();
        assertThat(estimate(Statistic.MAX, 0, SECOND)).isEqualTo(5000);
    }

    @Test
    void whatCouldNotBeSentFailedWithItsWait() {
        recorder.unsent(start, start + 5100 * MILLI);
        assertThat(estimate(Statistic.SUCCESS, 0, SECOND)).isZero();
        assertThat(estimate(Statistic.MAX, 0, SECOND)).isEqualTo(5100);
        assertThat(estimate(Statistic.COUNT, 0, SECOND)).isEqualTo(1);
    }

    @Test
    void successIsTheShareOfAllArrivals() {
        record(0, 1, true);
        record(1, 1, true);
        record(2, 1, false);
        recorder.unsent(start + 3, start + 5 * SECOND);
        Samples success = samples(Statistic.SUCCESS, 0, SECOND);
        assertThat(success.estimate(Range.parse(">= 99%"))).isEqualTo(50);
        assertThat(success.count()).isEqualTo(4);
        assertThat(success.within(Range.parse(">= 99%"))).isEqualTo(2);
    }

    @Test
    void aLatencyMetricCountsTheArrivalsWithinTheRange() {
        record(0, 100, true);
        record(1, 500, true);
        record(2, 501, false);
        assertThat(samples(Statistic.P95, 0, SECOND).within(Range.parse("<= 500ms")))
                .isEqualTo(2);
        assertThat(samples(Statistic.P95, 0, SECOND).within(Range.parse("< 500ms")))
                .isEqualTo(1);
    }

    @Test
    void theRateCountsWhatWasAnsweredInTimeRightlyOrNot() {
        record(0, 1, true);
        record(1, 1, false);
        record(2, 9000, true);
        recorder.unsent(start + 3, start + 5 * SECOND);
        Samples rate = samples(Statistic.RATE, 0, 4 * SECOND);
        assertThat(rate.estimate(Range.parse(">= 1/s"))).isEqualTo(0.5);
        assertThat(rate.within(Range.parse(">= 1/s"))).isZero();
        assertThat(rate.within(Range.parse(">= 30/min"))).isEqualTo(4);
    }

    @Test
    void anEmptyWindowHasNoEstimate() {
        for (Statistic statistic : Statistic.values()) {
            assertThat(samples(statistic, 0, SECOND).count()).isZero();
            assertThat(estimate(statistic, 0, SECOND)).isNaN();
        }
    }

    @Test
    void onlyAStatisticOfTheSamplesMustHold() {
        assertThat(samples(Statistic.P95, 0, SECOND).everySampleMustHold()).isFalse();
        assertThat(samples(Statistic.P95, 0, SECOND).missing()).isZero();
        assertThat(samples(Statistic.P95, 0, SECOND).failure()).isEmpty();
    }

    @Test
    void beyondItsLimitItKeepsTheNumbersAndGivesUpOnlyTheExactTimesOfOldSeconds() {
        Recorder small = new Recorder(plan(1000), 3000);
        for (int i = 0; i < 10_000; i++) {
            long intended = start + MILLI * i;
            small.completed(intended, intended, intended + MILLI * (1 + i % 100), i % 10 != 0);
        }
        // A second earlier, because a compacted second counts where it begins.
        Window all = small.between(start - SECOND, start + 10 * SECOND);
        assertThat(all.count()).isEqualTo(10_000);
        assertThat(all.count(Outcome.SUCCESS)).isEqualTo(9000);
        assertThat(all.percentileMillis(95)).isCloseTo(95, within(0.2));
        assertThat(all.slices().stream().mapToInt(Slice.View::size).sum()).isLessThan(5200);
        // The last seconds are still exact.
        assertThat(small.between(start + 9500 * MILLI, start + 9600 * MILLI).count())
                .isEqualTo(100);
    }

    @Test
    void anAnswerToAnArrivalOfASecondThatWasCompactedStillCounts() {
        Recorder small = new Recorder(plan(1000), 1000);
        for (int i = 1; i < 4000; i++) {
            long intended = start + MILLI * i;
            small.completed(intended, intended, intended + MILLI, true);
        }
        small.completed(start, start, start + 4000 * MILLI, false);
        Window all = small.between(start - SECOND, start + 4 * SECOND);
        assertThat(all.count()).isEqualTo(4000);
        assertThat(all.count(Outcome.FAILURE)).isEqualTo(1);
        assertThat(all.maxMillis()).isCloseTo(4000, within(4.0));
    }
}

package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
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

    private double estimate(String statistic, long from, long to) {
        return samples(statistic, from, to).estimate(Range.parse(">= 0"));
    }

    private Samples samples(String statistic, long from, long to) {
        return new LoadSamples(Statistic.named(statistic).orElseThrow(), recorder.between(start + from, start + to));
    }

    @Test
    void percentilesOfKnownLatenciesAreExact() {
        List<Integer> latencies =
                new ArrayList<>(IntStream.rangeClosed(1, 1000).boxed().toList());
        Collections.shuffle(latencies, new Random(1));
        for (int i = 0; i < latencies.size(); i++) {
            record(10 * MILLI * i, latencies.get(i), true);
        }
        assertThat(estimate("p50", 0, 10 * SECOND)).isEqualTo(500);
        assertThat(estimate("p95", 0, 10 * SECOND)).isEqualTo(950);
        assertThat(estimate("p99", 0, 10 * SECOND)).isEqualTo(990);
        assertThat(estimate("p99.9", 0, 10 * SECOND)).isEqualTo(999);
        assertThat(estimate("max", 0, 10 * SECOND)).isEqualTo(1000);
        assertThat(estimate("mean", 0, 10 * SECOND)).isEqualTo(500.5);
    }

    @Test
    void aPercentileNeverLiesAboveWhatWasMeasured() {
        record(0, 3001, true);
        assertThat(estimate("p99", 0, SECOND)).isEqualTo(3001);
    }

    @Test
    void aWindowHoldsItsFirstInstantAndNotItsLast() {
        record(2 * SECOND, 1, true);
        assertThat(samples("count", 2 * SECOND, 2 * SECOND + 1).count()).isEqualTo(1);
        assertThat(samples("count", 0, 2 * SECOND).count()).isZero();
        assertThat(samples("count", 2 * SECOND + 1, 3 * SECOND).count()).isZero();
        assertThat(samples("count", 2 * SECOND, 2 * SECOND).count()).isZero();
    }

    @Test
    void anArrivalBelongsToTheWindowInWhichItWasIntendedHoweverLateItsAnswerComes() {
        record(0, 4000, true);
        assertThat(estimate("max", 0, SECOND)).isEqualTo(4000);
        assertThat(samples("max", SECOND, 10 * SECOND).count()).isZero();
    }

    @Test
    void latencyCountsFromTheIntendedArrivalNotFromTheSending() {
        recorder.completed(start, start + 700 * MILLI, start + 710 * MILLI, true);
        assertThat(estimate("p50", 0, SECOND)).isEqualTo(710);
    }

    @Test
    void whatIsAnsweredAfterTheTimeoutHasFailedWithTheTimeoutAsItsLatency() {
        record(0, 6000, true);
        assertThat(estimate("success", 0, SECOND)).isZero();
        assertThat(estimate("max", 0, SECOND)).isEqualTo(5000);
    }

    @Test
    void whatCouldNotBeSentFailedWithItsWait() {
        recorder.unsent(start, start + 5100 * MILLI);
        assertThat(estimate("success", 0, SECOND)).isZero();
        assertThat(estimate("max", 0, SECOND)).isEqualTo(5100);
        assertThat(estimate("count", 0, SECOND)).isEqualTo(1);
    }

    @Test
    void whatWasKnownAtOnceNotToBeSentBettersNoPercentile() {
        record(0, 100, true);
        recorder.unsent(start + 1, start + 2);
        recorder.unsent(start + 2, start + 3);
        assertThat(estimate("p50", 0, SECOND)).isEqualTo(5000);
    }

    @Test
    void failuresAreCountedByTheirKind() {
        record(0, 1, true);
        record(1, 1, false);
        record(2, 1, false);
        record(3, 6000, true);
        recorder.unsent(start + 4, start + 5);
        assertThat(estimate("failed", 0, SECOND)).isEqualTo(2);
        assertThat(estimate("timedout", 0, SECOND)).isEqualTo(1);
        assertThat(estimate("unsent", 0, SECOND)).isEqualTo(1);
    }

    @Test
    void theDelayOfTheSendingIsKeptOfWhatWasSent() {
        for (int i = 0; i < 100; i++) {
            recorder.completed(start + i, start + i + (i + 1) * MILLI, start + i + 200 * MILLI, true);
        }
        recorder.unsent(start + 200, start + 300);
        // To three digits, rounded up.
        assertThat(recorder.between(start, start + SECOND).sendDelayMillis(99)).isCloseTo(99, within(0.1));
        assertThat(recorder.between(start + SECOND, start + 2 * SECOND).sendDelayMillis(99))
                .isNaN();
    }

    @Test
    void successIsTheShareOfAllArrivals() {
        record(0, 1, true);
        record(1, 1, true);
        record(2, 1, false);
        recorder.unsent(start + 3, start + 5 * SECOND);
        Samples success = samples("success", 0, SECOND);
        assertThat(success.estimate(Range.parse(">= 99%"))).isEqualTo(50);
        assertThat(success.count()).isEqualTo(4);
        assertThat(success.within(Range.parse(">= 99%"))).isEqualTo(2);
    }

    @Test
    void aLatencyMetricCountsTheArrivalsWithinTheRange() {
        record(0, 100, true);
        record(1, 500, true);
        record(2, 501, false);
        assertThat(samples("p95", 0, SECOND).within(Range.parse("<= 500ms"))).isEqualTo(2);
        assertThat(samples("p95", 0, SECOND).within(Range.parse("< 500ms"))).isEqualTo(1);
    }

    @Test
    void theRateCountsWhatWasAnsweredInTimeRightlyOrNot() {
        record(0, 1, true);
        record(1, 1, false);
        record(2, 9000, true);
        recorder.unsent(start + 3, start + 5 * SECOND);
        Samples rate = samples("rate", 0, 4 * SECOND);
        assertThat(rate.estimate(Range.parse(">= 1/s"))).isEqualTo(0.5);
        assertThat(rate.within(Range.parse(">= 1/s"))).isZero();
        assertThat(rate.within(Range.parse(">= 30/min"))).isEqualTo(4);
    }

    @Test
    void anEmptyWindowHasNoEstimate() {
        for (String statistic : Statistic.names()) {
            assertThat(samples(statistic, 0, SECOND).count()).isZero();
            assertThat(estimate(statistic, 0, SECOND)).isNaN();
        }
    }

    @Test
    void onlyAStatisticOfTheSamplesMustHold() {
        assertThat(samples("p95", 0, SECOND).everySampleMustHold()).isFalse();
        assertThat(samples("p95", 0, SECOND).missing()).isZero();
        assertThat(samples("p95", 0, SECOND).failure()).isEmpty();
    }

    @Test
    void beyondItsLimitItKeepsEveryLatencyAndGivesUpOnlyTheTimesOfOldSeconds() {
        Recorder small = new Recorder(plan(1000), 3000);
        for (int i = 0; i < 10_000; i++) {
            long intended = start + MILLI * i;
            small.completed(intended, intended + 7000, intended + MILLI * (1 + i % 100) + i * 1000L, i % 10 != 0);
        }
        // A second earlier, because a packed second counts where it ends.
        Window all = small.between(start - SECOND, start + 10 * SECOND);
        assertThat(all.totals().count()).isEqualTo(10_000);
        assertThat(all.totals().count(Outcome.SUCCESS)).isEqualTo(9000);
        double[] latencies = IntStream.range(0, 10_000)
                .mapToDouble(i -> 1 + i % 100 + i / 1000.0)
                .sorted()
                .toArray();
        assertThat(all.percentileMillis(95)).isEqualTo(latencies[9499]);
        assertThat(all.count(Range.parse("<= 50ms")))
                .isEqualTo(Arrays.stream(latencies).filter(one -> one <= 50).count());
        assertThat(all.sendDelayMillis(99)).isEqualTo(0.007);
        assertThat(all.slices().stream().mapToInt(Slice.View::size).sum()).isLessThan(4100);
        // The last seconds still have their times.
        assertThat(count(small, 9500 * MILLI, 9600 * MILLI)).isEqualTo(100);
    }

    private long count(Recorder of, long from, long to) {
        return of.between(start + from, start + to).totals().count();
    }

    @Test
    void aWindowThatEndsWithinAPackedSecondSaysWhereItReallyEnds() {
        Recorder small = new Recorder(plan(1000), 3000);
        for (int i = 0; i < 10_000; i++) {
            long intended = start + MILLI * i;
            small.completed(intended, intended, intended + MILLI, true);
        }
        Window first = small.between(start - SECOND, start + 2500 * MILLI);
        Window second = small.between(start + 2500 * MILLI, start + 5200 * MILLI);
        assertThat(first.to()).isEqualTo(second.from()).isNotEqualTo(start + 2500 * MILLI);
        assertThat(first.to() - start).isBetween(2500 * MILLI, 3500 * MILLI);
        assertThat(first.totals().count()).isEqualTo((first.to() - start + MILLI - 1) / MILLI);
        assertThat(second.totals().count() + first.totals().count())
                .isEqualTo((second.to() - start + MILLI - 1) / MILLI);
    }

    @Test
    void anAnswerToAnArrivalOfASecondThatWasPackedStillCounts() {
        Recorder small = new Recorder(plan(1000), 1000);
        for (int i = 1; i < 4000; i++) {
            long intended = start + MILLI * i;
            small.completed(intended, intended, intended + MILLI, true);
        }
        small.completed(start, start, start + 4000 * MILLI, false);
        Window all = small.between(start - SECOND, start + 4 * SECOND);
        assertThat(all.totals().count()).isEqualTo(4000);
        assertThat(all.totals().count(Outcome.FAILURE)).isEqualTo(1);
        assertThat(all.percentileMillis(100)).isEqualTo(4000);
    }

    @Test
    void manyLateAnswersToAPackedSecondArePackedToo() {
        Recorder small = new Recorder(plan(1000), 1000);
        for (int i = 2000; i < 6000; i++) {
            small.completed(start + MILLI * i, start, start + MILLI * (i + 1), true);
        }
        for (int i = 0; i < 10_000; i++) {
            small.completed(start + 2000 * MILLI, start, start + MILLI * 6000, true);
        }
        Window all = small.between(start, start + 6 * SECOND);
        assertThat(all.totals().count()).isEqualTo(14_000);
        assertThat(all.percentileMillis(90)).isEqualTo(4000);
        assertThat(all.slices().stream().mapToInt(Slice.View::size).sum()).isLessThan(6000);
    }
}

package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SampleSink;
import org.chaosjunit.spi.Unit;
import org.junit.jupiter.api.Test;

class OpenLoadTests {
    private static final long MILLI = 1_000_000;
    private static final Operation NOTHING = () -> "nothing";

    private final FakeDrive drive = new FakeDrive();
    private final OpenLoad<Operation> load = load(Duration.ZERO);

    private OpenLoad<Operation> load(Duration warmup) {
        return new OpenLoad<>(
                new LoadPlan<>("load", NOTHING, new ConstantRate(10), warmup, Duration.ofSeconds(5)),
                (plan, from, samples) -> drive.with(samples));
    }

    private Instant at(long millis) {
        return MonotonicClock.at(drive.start + millis * MILLI);
    }

    private long count(OpenLoad<?> of, long from, long to) {
        return metric(of, "load.count").between(at(from), at(to)).count();
    }

    private static Metric metric(OpenLoad<?> of, String name) {
        return of.find(name).orElseThrow();
    }

    @Test
    void itKnowsItsMetricsByNameAndUnit() {
        assertThat(load.names())
                .containsExactly(
                        "load.success", "load.p50", "load.p95", "load.p99", "load.max", "load.rate", "load.count");
        assertThat(metric(load, "load.success").unit()).isEqualTo(Unit.PERCENT);
        assertThat(metric(load, "load.p95").unit()).isEqualTo(Unit.MILLIS);
        assertThat(metric(load, "load.rate").unit()).isEqualTo(Unit.PER_SECOND);
        assertThat(metric(load, "load.count").unit()).isEqualTo(Unit.NONE);
        assertThat(load.find("load.p96")).isEmpty();
        assertThat(metric(load, "load.p95")).isSameAs(metric(load, "load.p95"));
    }

    @Test
    void aLoadWithANameOfItsOwnGivesItToItsMetrics() {
        OpenLoad<Operation> named = new OpenLoad<>(
                new LoadPlan<>("checkout", NOTHING, new ConstantRate(1), Duration.ZERO, Duration.ofSeconds(1)),
                (plan, from, samples) -> drive.with(samples));
        assertThat(named.find("checkout.p95")).isPresent();
        assertThat(named.find("load.p95")).isEmpty();
    }

    @Test
    void itDescribesItself() {
        assertThat(load.description()).isEqualTo("10/s nothing");
        assertThat(load.timeout()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void beforeItsStartThereIsNothingToMeasure() {
        Instant now = MonotonicClock.get().instant();
        assertThat(metric(load, "load.success")
                        .between(now.minusSeconds(10), now)
                        .count())
                .isZero();
        assertThat(metric(load, "load.success").settledUntil(now)).isEqualTo(now);
        assertThat(load.shortfall(now.minusSeconds(1), now)).hasValue("The load 10/s nothing was never started.");
        load.stop();
        assertThat(drive.stops).isZero();
    }

    @Test
    void arrivalsOfTheWarmupDoNotCount() {
        OpenLoad<Operation> warm = load(Duration.ofSeconds(1));
        warm.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 20);
        assertThat(count(warm, 0, 2000)).isEqualTo(10);
        assertThat(metric(warm, "load.rate").between(at(0), at(2000)).estimate(Range.parse(">= 1/s")))
                .isEqualTo(10);
        assertThat(warm.warmup()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aWindowIsSettledUpToTheOldestArrivalThatHasNotEnded() {
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 15);
        Instant now = at(2000);
        assertThat(metric(load, "load.p95").settledUntil(now)).isEqualTo(at(1500));
        drive.answered(15, 30);
        assertThat(metric(load, "load.p95").settledUntil(now)).isEqualTo(now);
    }

    @Test
    void aLoadThatWasSentAsDeclaredHasNoShortfall() {
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 20);
        assertThat(load.shortfall(at(0), at(2000))).isEmpty();
    }

    @Test
    void arrivalsThatCouldNotBeSentAreAShortfall() {
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 18);
        drive.sink().unsent(drive.intended(18), drive.intended(18) + 5000 * MILLI);
        drive.sink().unsent(drive.intended(19), drive.intended(19) + 5000 * MILLI);
        drive.settled = 20;
        assertThat(load.shortfall(at(0), at(2000)))
                .hasValue("The load 10/s nothing was not kept up: only 18 of 20 arrivals could be sent.");
    }

    @Test
    void arrivalsThatAreStillOpenAreNoShortfall() {
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 12);
        assertThat(load.shortfall(at(0), at(2000))).isEmpty();
    }

    @Test
    void arrivalsOfWhichNothingIsHeardLongAfterTheirTimeoutAreAShortfall() {
        drive.start -= 60_000 * MILLI;
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 12);
        assertThat(load.shortfall(at(0), at(2000)))
                .hasValue("The load 10/s nothing was not kept up: only 12 of 20 arrivals could be sent.");
    }

    @Test
    void moreThanFivePercentSentLateAreAShortfall() {
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 38);
        drive.late(38);
        drive.late(39);
        assertThat(load.shortfall(at(0), at(4000))).isEmpty();
        drive.late(40);
        assertThat(load.shortfall(at(2000), at(4100)))
                .hasValue("The load 10/s nothing was not kept up: 3 of 21 arrivals were sent more than 250 ms late.");
    }

    @Test
    void whatWasOpenAtTheStopBelongsToNoWindowAndIsNoShortfall() {
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 15);
        load.stop();
        drive.answered(16, 20);
        assertThat(count(load, 0, 2000)).isEqualTo(15);
        assertThat(load.shortfall(at(0), at(2000))).isEmpty();
        assertThat(metric(load, "load.p95").settledUntil(at(2000))).isEqualTo(at(2000));
    }

    @Test
    void itStopsOnceHoweverOftenItIsAsked() {
        load.start(MonotonicClock.get().instant(), 1);
        load.stop();
        load.stop();
        assertThat(drive.stops).isEqualTo(1);
    }

    @Test
    void itStartsOnlyOnce() {
        load.start(MonotonicClock.get().instant(), 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> load.start(MonotonicClock.get().instant(), 1))
                .withMessage("The load \"load\" was started before.");
    }

    /** Ten arrivals per second that end when the test says so; it began long enough ago for all of them. */
    private static final class FakeDrive implements Drive {
        private long start = System.nanoTime() - 5000 * MILLI;
        private long settled;
        private int stops;
        private SampleSink sink = new CollectedSamples();

        Drive with(SampleSink samples) {
            sink = samples;
            return this;
        }

        SampleSink sink() {
            return sink;
        }

        long intended(long n) {
            return start + n * 100 * MILLI;
        }

        void answered(int from, int to) {
            for (int n = from; n < to; n++) {
                sink.completed(intended(n), intended(n), intended(n) + MILLI, true);
            }
            settled = to;
        }

        void late(int n) {
            sink.completed(intended(n), intended(n) + 251 * MILLI, intended(n) + 260 * MILLI, true);
            settled = n + 1L;
        }

        @Override
        public long startNanos() {
            return start;
        }

        @Override
        public long settledNanos() {
            return intended(settled);
        }

        @Override
        public void stop() {
            stops++;
        }
    }
}

package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import org.chaosjunit.result.Traffic;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.SampleSink;
import org.chaosjunit.spi.Samples;
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
                        "load.success",
                        "load.p50",
                        "load.p95",
                        "load.p99",
                        "load.max",
                        "load.mean",
                        "load.rate",
                        "load.count",
                        "load.failed",
                        "load.timedout",
                        "load.unsent");
        assertThat(metric(load, "load.success").unit()).isEqualTo(Unit.PERCENT);
        assertThat(metric(load, "load.p95").unit()).isEqualTo(Unit.MILLIS);
        assertThat(metric(load, "load.rate").unit()).isEqualTo(Unit.PER_SECOND);
        assertThat(metric(load, "load.count").unit()).isEqualTo(Unit.NONE);
        assertThat(metric(load, "load.p99.9").unit()).isEqualTo(Unit.MILLIS);
        assertThat(metric(load, "load.unsent").unit()).isEqualTo(Unit.NONE);
        assertThat(load.find("load.p100")).isEmpty();
        assertThat(load.find("p95")).isEmpty();
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
    void aShortfallNamesTheLimitThatCouldBeReached() {
        OpenLoad<Operation> limited = new OpenLoad<>(
                new LoadPlan<>("load", NOTHING, new ConstantRate(10), Duration.ZERO, Duration.ofSeconds(5), 2, null),
                (plan, from, samples) -> drive.with(samples));
        limited.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 18);
        drive.sink().unsent(drive.intended(18), drive.intended(18) + 5000 * MILLI);
        drive.sink().unsent(drive.intended(19), drive.intended(19) + 5000 * MILLI);
        drive.settled = 20;
        assertThat(limited.shortfall(at(0), at(2000)))
                .hasValue(
                        "The load 10/s nothing was not kept up: only 18 of 20 arrivals could be sent (`maxInFlight` lets"
                                + " 2 be open at a time).");
    }

    @Test
    void itsMetricsAreNeverNegativeAndItsSharesAreAtMostAll() {
        assertThat(metric(load, "load.success").possible()).hasToString("[0,100]");
        assertThat(metric(load, "load.p95").possible()).hasToString(">= 0");
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
    void itSaysHowManyArrivalsAWindowCanHave() {
        OpenLoad<Operation> warm = load(Duration.ofSeconds(1));
        Metric success = metric(warm, "load.success");
        assertThat(success.expected(at(0), at(2000))).hasValue(20);
        warm.start(MonotonicClock.get().instant(), 1);
        assertThat(success.expected(at(0), at(2000))).hasValue(10);
        assertThat(success.expected(at(1500), at(2001))).hasValue(6);
        assertThat(success.expected(at(0), at(500))).hasValue(0);
        assertThat(success.expected(at(100_000), at(400_000))).hasValue(3000);
        drive.answered(0, 15);
        warm.stop();
        assertThat(success.expected(at(0), at(400_000))).hasValue(5);
    }

    @Test
    void itSaysWhichShareOfTheArrivalsAMetricIsAbout() {
        Range range = Range.parse(">= 99%");
        assertThat(metric(load, "load.success").share(range)).hasValue(range);
        assertThat(metric(load, "load.p95").share(Range.parse("<= 5ms"))).hasToString("Optional[>= 95%]");
        assertThat(metric(load, "load.rate").share(Range.parse(">= 5/s"))).isEmpty();
        assertThat(metric(load, "load.mean").share(Range.parse("<= 5ms"))).isEmpty();
    }

    @Test
    void samplesOfAPercentileKnowTheOtherPercentiles() {
        load.start(MonotonicClock.get().instant(), 1);
        for (int n = 0; n < 20; n++) {
            drive.sink().completed(drive.intended(n), drive.intended(n), drive.intended(n) + (n + 1) * MILLI, true);
        }
        Samples samples = metric(load, "load.p95").between(at(0), at(2000));
        assertThat(samples.rank()).hasValue(95);
        assertThat(samples.percentile(50)).isEqualTo(10);
        Samples longest = metric(load, "load.max").between(at(0), at(2000));
        assertThat(longest.rank()).isEmpty();
        assertThat(longest.percentile(50)).isNaN();
    }

    @Test
    void itTellsWhatBecameOfTheArrivalsOfAPhase() {
        OpenLoad<Operation> warm = load(Duration.ofSeconds(1));
        assertThat(warm.traffic("fault", at(0), at(2000))).isEmpty();
        warm.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 16); // of which ten come in the warm-up
        drive.late(16);
        drive.sink().completed(drive.intended(17), drive.intended(17), drive.intended(17) + 5000 * MILLI, false);
        drive.sink().completed(drive.intended(18), drive.intended(18), drive.intended(18) + 2 * MILLI, false);
        drive.sink().unsent(drive.intended(19), drive.intended(19));
        drive.settled = 20;
        assertThat(warm.traffic("fault", at(0), at(2000)))
                .hasValue(new Traffic("load", "fault", 1, 10, 7, 1, 1, 1, 1, 1, 5000, 5000, 5000, 251.007));
    }

    @Test
    void anArrivalOfWhichNothingWasHeardCountsAsNotSent() {
        drive.start -= 60_000 * MILLI;
        load.start(MonotonicClock.get().instant(), 1);
        drive.answered(0, 12);
        Traffic traffic = load.traffic("fault", at(0), at(2000)).orElseThrow();
        assertThat(traffic.scheduled()).isEqualTo(20);
        assertThat(traffic.succeeded()).isEqualTo(12);
        assertThat(traffic.unsent()).isEqualTo(8);
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

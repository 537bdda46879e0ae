package org.chaosjunit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProbedMetricTests {
    private static final Cadence CADENCE = new Cadence(Cadence.FASTEST, Duration.ofSeconds(60));
    private static final Range SMALL = Range.parse("[0, 10)");

    @Test
    @DisplayName("A gauge is the source of itself alone")
    void isItsOwnSource() {
        ProbedMetric gauge = ProbedMetric.gauge("queue.length", Unit.NONE, () -> 1);
        assertThat(gauge.names()).containsExactly("queue.length");
        assertThat(gauge.find("queue.length")).containsSame(gauge);
        assertThat(gauge.find("queue")).isEmpty();
        assertThat(gauge.unit()).isEqualTo(Unit.NONE);
    }

    @Test
    @DisplayName("A window has its beginning, but not its end")
    void cutsWindows() {
        AtomicInteger next = new AtomicInteger();
        ProbedMetric gauge = synchronous(next::incrementAndGet);
        for (int second = 0; second < 5; second++) {
            gauge.sample(at(second));
        }
        Samples window = gauge.between(at(1), at(3));
        assertThat(window.count()).isEqualTo(2);
        assertThat(window.estimate(SMALL)).isEqualTo(3);
        assertThat(window.everySampleMustHold()).isTrue();
        assertThat(gauge.between(at(3), at(3)).count()).isZero();
    }

    @Property
    void theEstimateIsTheSampleFarthestOutsideOrTheLast(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = -15, max = 25) Integer> values) {
        AtomicInteger next = new AtomicInteger();
        ProbedMetric gauge = synchronous(() -> values.get(next.getAndIncrement()));
        for (int i = 0; i < values.size(); i++) {
            gauge.sample(at(i));
        }
        Samples samples = gauge.between(at(0), at(values.size()));
        List<Integer> outside =
                values.stream().filter(value -> !SMALL.contains(value)).toList();
        assertThat(samples.count()).isEqualTo(values.size());
        assertThat(samples.within(SMALL)).isEqualTo(values.size() - outside.size());
        double estimate = samples.estimate(SMALL);
        if (outside.isEmpty()) {
            assertThat(estimate).isEqualTo((double) values.get(values.size() - 1));
        } else {
            assertThat(SMALL.contains(estimate)).isFalse();
            assertThat(outside).allMatch(value -> SMALL.distance(value) <= SMALL.distance(estimate));
        }
    }

    @Test
    @DisplayName("A gauge that throws or gives no number has failed, and keeps the first failure")
    void keepsTheFirstFailure() {
        AtomicInteger next = new AtomicInteger();
        ProbedMetric gauge = synchronous(() -> {
            if (next.incrementAndGet() == 2) {
                throw new IllegalStateException("second");
            }
            return next.get() == 3 ? Double.NaN : next.get();
        });
        for (int second = 0; second < 4; second++) {
            gauge.sample(at(second));
        }
        assertThat(gauge.between(at(0), at(4)).failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage("second"));
        assertThat(gauge.between(at(2), at(4)).failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage("g gave NaN, which is no number"));
        assertThat(gauge.between(at(3), at(4)).failure()).isEmpty();
        assertThat(gauge.between(at(0), at(4)).count()).isEqualTo(2);
    }

    @Test
    @Timeout(60)
    @DisplayName(
            "Asking keeps nobody waiting; while an answer is awaited, nothing after it is settled, and nobody else asks")
    void settlesUpToTheRunningSample() throws Exception {
        CountDownLatch answer = new CountDownLatch(1);
        Queue<Thread> asked = new ConcurrentLinkedQueue<>();
        ProbedMetric gauge = ProbedMetric.gauge("g", Unit.NONE, Duration.ofSeconds(60), () -> {
            asked.add(Thread.currentThread());
            awaitSafely(answer);
            return 5;
        });
        assertThat(gauge.settledUntil(at(1))).isEqualTo(at(1));
        gauge.sample(at(2));
        gauge.sample(at(3));
        assertThat(gauge.settledUntil(at(9))).isEqualTo(at(2));
        answer.countDown();
        await().until(() -> gauge.settledUntil(at(9)).equals(at(9)));
        assertThat(asked).singleElement().satisfies(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).isEqualTo("chaos-junit metric g");
        });
        assertThat(gauge.between(at(2), at(3)).count()).isEqualTo(1);
    }

    @Test
    @Timeout(60)
    @DisplayName("An answer that is late is a failure at the time of the question, and its method is interrupted")
    void givesUp() {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        ProbedMetric gauge = ProbedMetric.gauge("g", Unit.NONE, Duration.ofMillis(200), () -> {
            if (calls.incrementAndGet() == 1) {
                awaitSafely(never);
            }
            return 5;
        });
        gauge.sample(at(2));
        gauge.sample(at(3));
        await().until(() -> gauge.settledUntil(at(9)).equals(at(9)));
        assertThat(gauge.between(at(0), at(2)).failure()).isEmpty();
        assertLate(gauge.between(at(2), at(3)));
        // Nor could it be asked then: a window that begins after the question is not without data.
        assertLate(gauge.between(at(3), at(4)));
        await().until(() -> {
            gauge.sample(at(10));
            return gauge.between(at(10), at(11)).count() > 0;
        });
        assertThat(gauge.between(at(4), at(9)).failure()).isEmpty();
    }

    @Test
    @Timeout(60)
    @DisplayName(
            "A method that does not even come back when it is interrupted is a failure whenever it should be asked")
    void failsAsLongAsTheMethodHangs() {
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean released = new AtomicBoolean();
        ProbedMetric gauge = ProbedMetric.gauge("g", Unit.NONE, Duration.ofMillis(1), () -> {
            calls.incrementAndGet();
            while (!released.get()) {
                Thread.onSpinWait();
            }
            return Thread.currentThread().isInterrupted() ? 1 : 0;
        });
        // On a busy machine, the time may be over before the method is even called: then it is not.
        await().until(() -> {
            gauge.sample(at(2));
            return calls.get() == 1;
        });
        await().until(() -> gauge.settledUntil(at(9)).equals(at(9)));
        gauge.sample(at(12));
        assertLate(gauge.between(at(12), at(13)));
        assertThat(calls).hasValue(1);
        released.set(true);
    }

    private static void assertLate(Samples samples) {
        assertThat(samples.count()).isZero();
        assertThat(samples.failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).message().startsWith("gave no answer within "));
    }

    @Test
    @DisplayName("A gauge cannot wait for nothing")
    void refusesNoTime() {
        assertThatThrownBy(() -> ProbedMetric.gauge("g", Unit.NONE, Duration.ZERO, () -> 5))
                .hasMessage("a time-out must be more than 0, but is PT0S");
    }

    @Test
    @DisplayName("A late sample does not change what was settled")
    void keepsItsPromise() {
        ProbedMetric gauge = synchronous(() -> 5);
        assertThat(gauge.settledUntil(at(5))).isEqualTo(at(5));
        gauge.sample(at(4));
        assertThat(gauge.between(at(0), at(5)).count()).isZero();
        assertThat(gauge.between(at(5), at(6)).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("What gives nothing has no data, and a failure of the probe is one whatever was thrown")
    void tellsNothingFromFailure() {
        AtomicInteger next = new AtomicInteger();
        ProbedMetric gauge = ProbedMetric.synchronous(Kind.GAUGE, CADENCE, () -> {
            if (next.incrementAndGet() == 1) {
                return Reading.NOTHING;
            }
            throw new StackOverflowError("deep");
        });
        gauge.sample(at(0));
        gauge.sample(at(1));
        assertThat(gauge.between(at(0), at(1)).missing()).isEqualTo(1);
        assertThat(gauge.between(at(0), at(1)).failure()).isEmpty();
        assertThat(gauge.between(at(0), at(1)).estimate(SMALL)).isNaN();
        assertThat(gauge.between(at(1), at(2)).missing()).isZero();
        assertThat(gauge.between(at(1), at(2)).failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage("deep"));
    }

    @Test
    @DisplayName("The longest breach is the longest row of samples outside")
    void findsTheLongestBreach() {
        int[] values = {1, 20, 20, 1, 20, 20, 20, 1, -1};
        AtomicInteger next = new AtomicInteger();
        ProbedMetric gauge = synchronous(() -> values[next.getAndIncrement()]);
        for (int i = 0; i < values.length; i++) {
            gauge.sample(at(i));
        }
        assertThat(gauge.between(at(0), at(9)).longestBreach(SMALL)).isEqualTo(3);
        assertThat(gauge.between(at(7), at(9)).longestBreach(SMALL)).isEqualTo(1);
        assertThat(gauge.between(at(0), at(1)).longestBreach(SMALL)).isZero();
    }

    @Test
    @DisplayName("Every sample of a gauge must hold, and no more can come than its cadence allows")
    void knowsWhatCanCome() {
        ProbedMetric gauge = ProbedMetric.synchronous(
                Kind.GAUGE, new Cadence(Duration.ofSeconds(2), Duration.ofSeconds(1)), () -> Reading.of(1));
        assertThat(gauge.share(SMALL)).hasValue(Range.ALL);
        assertThat(gauge.expected(at(0), at(10))).hasValue(6);
        assertThat(gauge.expected(at(10), at(10))).hasValue(0);
    }

    @Test
    @DisplayName("A cadence of its own lets moments pass; who asks at once is answered")
    void keepsItsCadence() {
        AtomicInteger next = new AtomicInteger();
        ProbedMetric gauge = ProbedMetric.synchronous(
                Kind.GAUGE,
                new Cadence(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                () -> Reading.of(next.incrementAndGet()));
        for (int tenth = 0; tenth < 30; tenth++) {
            gauge.sample(at(0).plusMillis(100L * tenth));
        }
        assertThat(gauge.between(at(0), at(3)).count()).isEqualTo(3);
        gauge.sampleNow(at(3).minusMillis(1));
        assertThat(gauge.between(at(0), at(3)).count()).isEqualTo(4);
    }

    @Test
    @DisplayName("A gauge keeps many samples, and says so rather than judge on a part of a window")
    void isBounded() {
        AtomicLong next = new AtomicLong();
        ProbedMetric gauge = synchronous(() -> (double) next.getAndIncrement());
        for (int i = 0; i <= 65_536; i++) {
            gauge.sample(at(i));
        }
        assertThat(gauge.between(at(1), at(65_537)).count()).isEqualTo(65_536);
        assertThat(gauge.between(at(1), at(65_537)).failure()).isEmpty();
        Samples tooLong = gauge.between(at(0), at(65_537));
        assertThat(tooLong.count()).isZero();
        assertThat(tooLong.failure()).hasValueSatisfying(thrown -> assertThat(thrown)
                .hasMessage("g keeps its last 65536 samples, and the window needs more"));
    }

    private static Instant at(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }

    private static ProbedMetric synchronous(DoubleSupplier supplier) {
        return ProbedMetric.synchronous(Kind.GAUGE, CADENCE, () -> Reading.of(supplier.getAsDouble()));
    }

    private static void awaitSafely(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

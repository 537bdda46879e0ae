package org.chaosjunit.steady;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
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

class GaugeTests {
    private static final Range SMALL = Range.parse("[0, 10)");

    @Test
    @DisplayName("A gauge is the source of itself alone")
    void isItsOwnSource() {
        Gauge gauge = Gauge.of("queue.length", Unit.NONE, () -> 1);
        assertThat(gauge.names()).containsExactly("queue.length");
        assertThat(gauge.find("queue.length")).containsSame(gauge);
        assertThat(gauge.find("queue")).isEmpty();
        assertThat(gauge.unit()).isEqualTo(Unit.NONE);
    }

    @Test
    @DisplayName("A window has its beginning, but not its end")
    void cutsWindows() {
        AtomicInteger next = new AtomicInteger();
        Gauge gauge = Gauge.of("g", Unit.NONE, next::incrementAndGet);
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
        Gauge gauge = Gauge.of("g", Unit.NONE, () -> values.get(next.getAndIncrement()));
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
        Gauge gauge = Gauge.of("g", Unit.NONE, () -> {
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
    @DisplayName("A metric that is interrupted leaves the thread interrupted")
    void keepsInterrupts() {
        Gauge gauge = new Gauge("g", Unit.NONE, () -> {
            throw new InterruptedException("stop");
        });
        gauge.sample(at(0));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(gauge.between(at(0), at(1)).failure()).containsInstanceOf(InterruptedException.class);
    }

    @Test
    @Timeout(60)
    @DisplayName("While a sample is being taken, nothing after it is settled, and no second one is taken")
    void settlesUpToTheRunningSample() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Gauge gauge = new Gauge("g", Unit.NONE, () -> {
            calls.incrementAndGet();
            asked.countDown();
            assertThat(answer.await(30, TimeUnit.SECONDS)).isTrue();
            return OptionalDouble.of(5);
        });
        assertThat(gauge.settledUntil(at(1))).isEqualTo(at(1));
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> gauge.sample(at(2)));
        assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(gauge.settledUntil(at(9))).isEqualTo(at(2));
        gauge.sample(at(3));
        assertThat(calls).hasValue(1);
        answer.countDown();
        running.join();
        assertThat(gauge.settledUntil(at(9))).isEqualTo(at(9));
        assertThat(gauge.between(at(2), at(3)).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("A late sample does not change what was settled")
    void keepsItsPromise() {
        Gauge gauge = Gauge.of("g", Unit.NONE, () -> 5);
        assertThat(gauge.settledUntil(at(5))).isEqualTo(at(5));
        gauge.sample(at(4));
        assertThat(gauge.between(at(0), at(5)).count()).isZero();
        assertThat(gauge.between(at(5), at(6)).count()).isEqualTo(1);
    }

    @Test
    @DisplayName("A gauge keeps many samples, and says so rather than judge on a part of a window")
    void isBounded() {
        AtomicLong next = new AtomicLong();
        Gauge gauge = Gauge.of("g", Unit.NONE, () -> (double) next.getAndIncrement());
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
}

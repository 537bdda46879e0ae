package org.chaosjunit.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A metric of periods")
class PeriodMetricTests {
    private static final Range SMALL = Range.parse("[0, 10)");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final List<Instant> asked = new ArrayList<>();

    @Test
    @DisplayName("asks for a period once it has ended and the lag is over, and then once")
    void waitsForTheLag() {
        PeriodMetric metric = minutes(start -> OptionalDouble.of(5));
        metric.sample(at(30));
        assertThat(metric.settledUntil(at(30))).isEqualTo(at(0));
        metric.sample(at(179.9));
        assertThat(asked).isEmpty();
        metric.sample(at(180));
        metric.sample(at(180.1));
        assertThat(asked).containsExactly(at(0));
        assertThat(metric.settledUntil(at(180.1))).isEqualTo(at(60));
        assertThat(metric.between(at(0), at(60)).count()).isEqualTo(1);
        // What began before the window is none of its business, though it ended in it.
        assertThat(metric.between(at(1), at(120)).count()).isZero();
        assertThat(metric.timeout()).isEqualTo(Duration.ofSeconds(60 + 120 + 30));
    }

    @Test
    @DisplayName("asks for all that it has missed while nobody watched, and leaves no gap")
    void catchesUp() {
        PeriodMetric metric = minutes(start -> OptionalDouble.of(5));
        metric.sample(at(0));
        metric.sample(at(600));
        assertThat(asked).hasSize(8).startsWith(at(0)).endsWith(at(420));
        assertThat(metric.settledUntil(at(600))).isEqualTo(at(480));
        assertThat(metric.settledUntil(at(400))).isEqualTo(at(400));
    }

    @Test
    @DisplayName("takes overlapping periods, each from its whole minute on")
    void slides() {
        Timing sliding = timing(300, 60, 0);
        PeriodMetric metric = metric(sliding, start -> OptionalDouble.of(start.equals(at(60)) ? 50 : 5));
        metric.sample(at(59));
        metric.sample(at(420));
        assertThat(asked).containsExactly(at(0), at(60), at(120));
        Samples samples = metric.between(at(0), at(180));
        assertThat(samples.count()).isEqualTo(3);
        assertThat(samples.within(SMALL)).isEqualTo(2);
        assertThat(samples.estimate(SMALL)).isEqualTo(50);
        assertThat(metric.expected(at(0), at(180))).hasValue(3);
        assertThat(metric.expected(at(1), at(182))).hasValue(4);
    }

    @Test
    @DisplayName("tells a period without a number from one that failed")
    void failsAndMisses() {
        PeriodMetric metric = minutes(start -> {
            if (start.equals(at(60))) {
                throw new IllegalStateException("Throttling");
            }
            return OptionalDouble.empty();
        });
        metric.sample(at(0));
        metric.sample(at(300));
        assertThat(metric.between(at(0), at(60)).missing()).isEqualTo(1);
        assertThat(metric.between(at(0), at(60)).failure()).isEmpty();
        assertThat(metric.between(at(0), at(60)).estimate(SMALL)).isNaN();
        assertThat(metric.between(at(60), at(120)).failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage("Throttling"));
        assertThat(metric.between(at(60), at(120)).missing()).isZero();
    }

    @Test
    @DisplayName("can be negative, and the farthest outside is what is told")
    void negative() {
        PeriodMetric metric = minutes(start -> OptionalDouble.of(start.equals(at(0)) ? -12.5 : -3));
        metric.sample(at(0));
        metric.sample(at(240));
        Samples samples = metric.between(at(0), at(120));
        assertThat(samples.estimate(Range.parse("[-10, 80]"))).isEqualTo(-12.5);
        assertThat(samples.within(Range.parse("[-10, 80]"))).isEqualTo(1);
        assertThat(samples.level()).isEqualTo(-7.75);
        assertThat(samples.longestBreach(Range.parse("[-10, 80]"))).isEqualTo(1);
        assertThat(samples.everySampleMustHold()).isTrue();
    }

    @Property
    void howeverOftenItIsAskedEachPeriodIsKnownOnceAndInTime(
            @ForAll @IntRange(min = 1, max = 7) int ticks,
            @ForAll @IntRange(min = 0, max = 5) int lag,
            @ForAll @IntRange(min = 0, max = 999) int offset) {
        asked.clear();
        PeriodMetric metric = metric(timing(10, 10, lag), start -> OptionalDouble.of(1));
        for (int second = 0; second < 100; second += ticks) {
            Instant now = at(second + offset / 1000.0);
            metric.sample(now);
            Instant settled = metric.settledUntil(now);
            assertThat(settled.plusSeconds(10 + lag)).isAfter(now);
            assertThat(settled).isBeforeOrEqualTo(now);
            assertThat(metric.between(at(0), settled).count())
                    .isEqualTo(Duration.between(at(0), settled).toSeconds() / 10);
        }
        assertThat(asked).doesNotHaveDuplicates().isSorted();
    }

    private PeriodMetric minutes(PeriodSource source) {
        return metric(timing(60, 60, 120), source);
    }

    private PeriodMetric metric(Timing timing, PeriodSource source) {
        return new PeriodMetric(
                "m",
                Unit.NONE,
                timing,
                start -> {
                    asked.add(start);
                    return source.ask(start);
                },
                Runnable::run);
    }

    private static Timing timing(int period, int step, int lag) {
        return new Timing(
                Duration.ofSeconds(period),
                Duration.ofSeconds(step),
                Duration.ZERO,
                Duration.ofSeconds(lag),
                Duration.ofSeconds(30));
    }

    private static Instant at(double seconds) {
        return NOON.plusMillis(Math.round(1000 * seconds));
    }
}

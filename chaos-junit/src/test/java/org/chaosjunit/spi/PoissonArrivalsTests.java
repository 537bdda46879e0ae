package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.chaosjunit.spi.PhasedRate.Stretch;
import org.junit.jupiter.api.Test;

class PoissonArrivalsTests {
    private static final long SECOND = 1_000_000_000;

    private final Schedule thousand = new PoissonArrivals(new ConstantRate(1000), 7);

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void arrivalsComeInOrder(@ForAll long seed, @ForAll @LongRange(max = 1_000_000_000_000L) long n) {
        Schedule schedule = new PoissonArrivals(new ConstantRate(10_000), seed);
        assertThat(schedule.offsetNanos(n + 1)).isGreaterThanOrEqualTo(schedule.offsetNanos(n));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void noArrivalIsLostOrCountedTwice(@ForAll long seed, @ForAll @DoubleRange(min = 0, max = 1000) double hours) {
        Schedule schedule = new PoissonArrivals(new ConstantRate(10_000), seed);
        long offset = (long) (hours * 3600 * SECOND);
        long before = schedule.arrivalsBefore(offset);
        assertThat(schedule.offsetNanos(before)).isGreaterThanOrEqualTo(offset);
        if (before > 0) {
            assertThat(schedule.offsetNanos(before - 1)).isLessThan(offset);
        }
    }

    @Test
    void itIsTheSameHoweverItIsAsked() {
        long[] forwards = LongStream.range(0, 3000).map(thousand::offsetNanos).toArray();
        Schedule again = new PoissonArrivals(new ConstantRate(1000), 1).seeded(7);
        for (int n = 2999; n >= 0; n--) {
            assertThat(again.offsetNanos(n)).isEqualTo(forwards[n]);
        }
    }

    @Test
    void anotherSeedDrawsOthers() {
        Schedule other = thousand.seeded(8);
        assertThat(LongStream.range(0, 1000).filter(n -> other.offsetNanos(n) == thousand.offsetNanos(n)))
                .isEmpty();
    }

    @Test
    void severalThreadsSeeTheSame() {
        long[] alone = LongStream.range(0, 20_000).map(thousand::offsetNanos).toArray();
        Schedule shared = thousand.seeded(7);
        IntStream.range(0, 200_000).parallel().forEach(i -> {
            int n = (int) (i * 7919L % 20_000);
            assertThat(shared.offsetNanos(n)).isEqualTo(alone[n]);
        });
    }

    // Of a Poisson process the numbers in disjoint seconds are independent, and their variance is their mean.
    @Test
    void theNumberOfArrivalsInASecondIsPoissonDistributed() {
        double[] counts = IntStream.range(0, 4000)
                .mapToDouble(second -> (double) thousand.arrivalsBefore((second + 1) * SECOND)
                        - thousand.arrivalsBefore(second * SECOND))
                .toArray();
        double mean = Arrays.stream(counts).average().orElseThrow();
        double variance = Arrays.stream(counts)
                .map(count -> (count - mean) * (count - mean))
                .average()
                .orElseThrow();
        double together = IntStream.range(1, counts.length)
                .mapToDouble(i -> (counts[i] - mean) * (counts[i - 1] - mean))
                .average()
                .orElseThrow();
        // Four standard deviations of each: 1000 / sqrt(4000) is 15.8 for a covariance, 0.5 for the mean.
        assertThat(mean).isCloseTo(1000, within(2.0));
        assertThat(variance).isCloseTo(1000, within(90.0));
        assertThat(together).isCloseTo(0, within(64.0));
    }

    // The largest distance of the empirical distribution from the exponential one: Kolmogorov and Smirnov.
    @Test
    void theGapsAreExponentiallyDistributedAcrossTheBlocksTheyAreMadeIn() {
        int n = 100_000;
        double[] gaps = IntStream.range(0, n)
                .mapToDouble(i -> (thousand.offsetNanos(i) - (i == 0 ? 0 : thousand.offsetNanos(i - 1))) / 1e6)
                .sorted()
                .toArray();
        double distance = IntStream.range(0, n)
                .mapToDouble(i -> Math.abs(1 - Math.exp(-gaps[i]) - (i + 0.5) / n))
                .max()
                .orElseThrow();
        assertThat(distance).isLessThan(1.95 / Math.sqrt(n)); // exceeded by one seed in a thousand
    }

    @Test
    void theNumberAfterHoursIsAsUncertainAsItShouldBe() {
        double[] deviations = LongStream.range(0, 400)
                .mapToDouble(seed -> (thousand.seeded(seed).arrivalsBefore(36_000 * SECOND) - 36e6) / Math.sqrt(36e6))
                .toArray();
        double mean = Arrays.stream(deviations).average().orElseThrow();
        double variance =
                Arrays.stream(deviations).map(one -> one * one).average().orElseThrow();
        assertThat(mean).isCloseTo(0, within(0.2));
        assertThat(variance).isCloseTo(1, within(0.3));
    }

    @Test
    void aChangingRateIsFollowed() {
        Intensity ramp = new PhasedRate(List.of(new Stretch(0, 2000, Duration.ofSeconds(100))), 500);
        Schedule schedule = new PoissonArrivals(ramp, 3);
        for (int second = 10; second <= 200; second += 10) {
            double due = ramp.arrivalsAt(second * 1e9);
            assertThat((double) schedule.arrivalsBefore(second * SECOND)).isCloseTo(due, within(4.5 * Math.sqrt(due)));
        }
        assertThat(schedule.peakPerSecond()).isEqualTo(2000);
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(thousand.description()).isEqualTo("1000/s (Poisson)");
        assertThat(thousand.arrivalsBefore(0)).isZero();
        assertThat(thousand.arrivalsBefore(-1)).isZero();
    }
}

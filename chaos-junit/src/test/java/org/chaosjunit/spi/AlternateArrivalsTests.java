package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AlternateArrivalsTests {
    @Test
    void itsArrivalsComeHalfWayBetweenThoseOfTheOther() {
        Schedule schedule = new AlternateArrivals(new ConstantRate(10));
        assertThat(LongStream.range(0, 3).map(schedule::offsetNanos))
                .containsExactly(50_000_000L, 150_000_000L, 250_000_000L);
        assertThat(schedule.arrivalsBefore(50_000_000)).isZero();
        assertThat(schedule.arrivalsBefore(50_000_001)).isEqualTo(1);
        assertThat(schedule.description()).isEqualTo("10/s");
        assertThat(schedule.peakPerSecond()).isEqualTo(10);
    }

    @Property(tries = 200)
    void theyTakeTurnsWithRandomOnesToo(@ForAll long seed, @ForAll @LongRange(max = 1_000_000) long n) {
        Schedule random = new PoissonArrivals(new ConstantRate(100), 0);
        Schedule between = new AlternateArrivals(random).seeded(seed);
        assertThat(between.offsetNanos(n))
                .isBetween(
                        random.seeded(seed).offsetNanos(n), random.seeded(seed).offsetNanos(n + 1));
        assertThat(between.arrivalsBefore(between.offsetNanos(n) + 1)).isEqualTo(n + 1);
    }
}

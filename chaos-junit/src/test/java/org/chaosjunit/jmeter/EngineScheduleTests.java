package org.chaosjunit.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Schedule;
import org.junit.jupiter.api.Test;

class EngineScheduleTests {
    @Test
    void eachEngineHasItsShareOfAConstantRate() {
        assertThat(EngineSchedule.of(new ConstantRate(50), 0, 2).text())
                .isEqualTo("pause(1.0 sec) rate(25.0/sec) even_arrivals(3600 sec)");
        assertThat(EngineSchedule.of(new ConstantRate(50), 1, 2).text())
                .isEqualTo("pause(1.02 sec) rate(25.0/sec) even_arrivals(3600 sec)");
    }

    @Test
    void aRateOfOneInManyHoursIsNotWrittenWithAnExponent() {
        assertThat(EngineSchedule.of(new ConstantRate(0.00001), 0, 1).text())
                .isEqualTo("pause(1.0 sec) rate(0.000010/sec) even_arrivals(3600 sec)");
    }

    @Property
    void togetherTheyAreTheWholeSchedule(
            @ForAll @DoubleRange(min = 0.01, max = 10_000) double rate,
            @ForAll @IntRange(min = 1, max = 20) int engines,
            @ForAll @LongRange(min = 0, max = 1_000_000) long arrival) {
        Schedule whole = new ConstantRate(rate);
        EngineSchedule share = EngineSchedule.of(whole, (int) (arrival % engines), engines);

        long wanted = TimeUnit.NANOSECONDS.toMillis(whole.offsetNanos(arrival)) + EngineSchedule.LEAD.toMillis();
        assertThat(share.offsetMillis(arrival / engines)).isCloseTo(wanted, within(1L));
    }

    @Test
    void anotherScheduleIsRefused() {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> EngineSchedule.of(new Never(), 0, 1))
                .withMessage(
                        "requires `driver` to be given a constant rate, for JMeter engines have no other, but found"
                                + " never. Write for example `rate = 50`, or leave out `driver`.");
    }

    private static final class Never implements Schedule {
        @Override
        public String description() {
            return "never";
        }

        @Override
        public long offsetNanos(long n) {
            return Long.MAX_VALUE;
        }

        @Override
        public long arrivalsBefore(long offsetNanos) {
            return 0;
        }

        @Override
        public double peakPerSecond() {
            return 0;
        }
    }
}

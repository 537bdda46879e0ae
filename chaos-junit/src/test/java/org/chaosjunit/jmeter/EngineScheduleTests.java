package org.chaosjunit.jmeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.PhasedRate;
import org.chaosjunit.spi.Rates;
import org.chaosjunit.spi.Schedule;
import org.junit.jupiter.api.Test;

class EngineScheduleTests {
    @Test
    void eachEngineHasItsShareOfAConstantRate() {
        assertThat(EngineSchedule.of(new ConstantRate(50), 0, 2).text())
                .isEqualTo("pause(1.0 sec) rate(25.0/sec) even_arrivals(3600.0 sec) rate(25.0/sec)");
        assertThat(EngineSchedule.of(new ConstantRate(50), 1, 2).text())
                .isEqualTo("pause(1.02 sec) rate(25.0/sec) even_arrivals(3600.0 sec) rate(25.0/sec)");
    }

    @Test
    void aRateOfOneInManyHoursIsNotWrittenWithAnExponent() {
        assertThat(EngineSchedule.of(new ConstantRate(0.00001), 0, 1).text())
                .isEqualTo("pause(1.0 sec) rate(0.000010/sec) even_arrivals(3600.0 sec) rate(0.000010/sec)");
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
    void rampsAndStepsHaveAsManyArrivalsInEachPhaseAsTheScheduleHas() {
        Schedule rates = Rates.parse("rates", "10/s for 1s, 0/s for 2s, 10/s to 20/s in 3s, 40/s");
        EngineSchedule first = EngineSchedule.of(rates, 0, 3);
        EngineSchedule last = EngineSchedule.of(rates, 2, 3);

        assertThat(first.phases()).extracting(EvenArrivals::count).startsWith(4L, 0L, 15L);
        assertThat(last.phases()).extracting(EvenArrivals::count).startsWith(3L, 0L, 15L);
        assertThat(last.text())
                .matches(
                        "pause\\(1\\.05 sec\\) rate\\(3\\.01[0-9]*/sec\\) even_arrivals\\(1\\.0 sec\\) rate\\(3\\.01[0-9]*/sec\\)"
                                + " rate\\(0\\.0/sec\\) even_arrivals\\(2\\.0 sec\\) rate\\(0\\.0/sec\\)"
                                + " rate\\(3\\.33[0-9]*/sec\\) even_arrivals\\(3\\.0 sec\\) rate\\(6\\.67[0-9]*/sec\\)"
                                + " rate\\(13\\.3[0-9]*/sec\\) even_arrivals\\(3600\\.0 sec\\) rate\\(13\\.3[0-9]*/sec\\)");
    }

    @Property(tries = 300)
    void arrivalsOfRampsComeNearTheirTimes(
            @ForAll @DoubleRange(min = 20, max = 1000) double from,
            @ForAll @DoubleRange(min = 20, max = 1000) double to,
            @ForAll @IntRange(min = 1, max = 100) int seconds,
            @ForAll @IntRange(min = 1, max = 4) int engines,
            @ForAll @LongRange(min = 0, max = 100_000) long arrival) {
        Schedule whole = new PhasedRate(List.of(new PhasedRate.Stretch(from, to, Duration.ofSeconds(seconds))), to);
        int engine = (int) (arrival % engines);
        EngineSchedule share = EngineSchedule.of(whole, engine, engines);

        long wanted = TimeUnit.NANOSECONDS.toMillis(whole.offsetNanos(arrival)) + EngineSchedule.LEAD.toMillis();
        long slowest = Math.round(1000 * engines / Math.min(from, to));
        assertThat(share.offsetMillis(arrival / engines)).isCloseTo(wanted, within(2 * slowest + 2));
        assertThat(share.farthestFrom(whole, engine, engines).toMillis()).isLessThanOrEqualTo(2 * slowest + 2);
    }

    @Test
    void anotherScheduleIsRefused() {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> EngineSchedule.of(new Never(), 0, 1))
                .withMessage("requires `driver` to be given a constant rate, ramps or steps, evenly spread, for JMeter"
                        + " engines have no other, but found never. Leave out `arrivals` and `alternateWith`, or leave"
                        + " out `driver`.");
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

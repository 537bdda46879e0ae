package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ConstantRateTests {
    @Property
    void anArrivalIsInItsPlaceToTheNanosecondHoweverLongTheLoadRuns(
            @ForAll @DoubleRange(min = 0.01, max = 10_000) double rate,
            @ForAll @DoubleRange(min = 0, max = 100) double hours) {
        long n = (long) (hours * 3600 * rate);
        double exact = n / rate * 1e9;
        assertThat(Math.abs(new ConstantRate(rate).offsetNanos(n) - exact)).isLessThan(2);
    }

    @Property
    void arrivalsComeInOrder(
            @ForAll @DoubleRange(min = 0.01, max = 10_000) double rate,
            @ForAll @DoubleRange(min = 0, max = 100) double hours) {
        long n = (long) (hours * 3600 * rate);
        ConstantRate schedule = new ConstantRate(rate);
        assertThat(schedule.offsetNanos(n + 1)).isGreaterThan(schedule.offsetNanos(n));
    }

    @Property
    void noArrivalIsLostOrCountedTwice(
            @ForAll @DoubleRange(min = 0.01, max = 10_000) double rate,
            @ForAll @DoubleRange(min = 0, max = 100) double hours) {
        long n = (long) (hours * 3600 * rate);
        ConstantRate schedule = new ConstantRate(rate);
        long offset = schedule.offsetNanos(n);
        assertThat(schedule.arrivalsBefore(offset)).isEqualTo(n);
        assertThat(schedule.arrivalsBefore(offset + 1)).isEqualTo(n + 1);
    }

    @Test
    void roundTimesAreRound() {
        assertThat(new ConstantRate(10).offsetNanos(41)).isEqualTo(4_100_000_000L);
    }

    @Test
    void nothingArrivesBeforeTheStart() {
        assertThat(new ConstantRate(50).arrivalsBefore(-1)).isZero();
    }

    @Test
    void theRateIsWrittenAsShortAsPossible() {
        assertThat(new ConstantRate(50).description()).isEqualTo("50/s");
        assertThat(new ConstantRate(0.5).description()).isEqualTo("0.5/s");
        assertThat(new ConstantRate(1000).description()).isEqualTo("1000/s");
    }

    @Test
    void aRateThatIsNotAboveZeroIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConstantRate(0))
                .withMessage("a rate must be above 0, but is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConstantRate(Double.NaN))
                .withMessage("a rate must be above 0, but is NaN");
    }
}

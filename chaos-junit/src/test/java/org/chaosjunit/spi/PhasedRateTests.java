package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.chaosjunit.spi.PhasedRate.Stretch;
import org.junit.jupiter.api.Test;

class PhasedRateTests {
    private static final long SECOND = 1_000_000_000;

    private static Stretch step(double rate, long seconds) {
        return new Stretch(rate, rate, Duration.ofSeconds(seconds));
    }

    private static Stretch ramp(double from, double to, long seconds) {
        return new Stretch(from, to, Duration.ofSeconds(seconds));
    }

    @Provide
    static Arbitrary<PhasedRate> phases() {
        // Thousandths, so that the integral is known exactly in decimals.
        var rate = Arbitraries.integers().between(0, 2_000_000).map(thousandths -> thousandths / 1000.0);
        var length = Arbitraries.integers().between(1, 100_000).map(Duration::ofMillis);
        var stretch = Combinators.combine(rate, rate, length).as(Stretch::new);
        return Combinators.combine(stretch.list().ofMinSize(1).ofMaxSize(4), rate.filter(one -> one > 0))
                .as(PhasedRate::new);
    }

    private static BigDecimal integral(Stretch stretch) {
        return BigDecimal.valueOf(stretch.fromPerSecond())
                .add(BigDecimal.valueOf(stretch.toPerSecond()))
                .multiply(BigDecimal.valueOf(stretch.length().toMillis()))
                .divide(BigDecimal.valueOf(2000), MathContext.UNLIMITED);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void afterEachStretchJustAsManyHaveComeAsTheIntegralOfTheRate(@ForAll("phases") PhasedRate schedule) {
        BigDecimal arrivals = BigDecimal.ZERO;
        long nanos = 0;
        for (Stretch stretch : schedule.stretches()) {
            arrivals = arrivals.add(integral(stretch));
            nanos += stretch.length().toNanos();
            long whole = arrivals.setScale(0, RoundingMode.CEILING).longValueExact();
            assertThat(schedule.arrivalsBefore(nanos)).isEqualTo(whole);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void arrivalsComeInOrder(
            @ForAll("phases") PhasedRate schedule, @ForAll @DoubleRange(min = 0, max = 1) double part) {
        long n = (long) (part * 2 * schedule.arrivalsBefore(400 * SECOND));
        assertThat(schedule.offsetNanos(n + 1)).isGreaterThanOrEqualTo(schedule.offsetNanos(n));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noArrivalIsLostOrCountedTwice(
            @ForAll("phases") PhasedRate schedule, @ForAll @DoubleRange(min = 0, max = 500) double seconds) {
        long offset = (long) (seconds * SECOND);
        long before = schedule.arrivalsBefore(offset);
        assertThat(schedule.offsetNanos(before)).isGreaterThanOrEqualTo(offset);
        if (before > 0) {
            assertThat(schedule.offsetNanos(before - 1)).isLessThan(offset);
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void eachArrivalComesWhenTheIntegralPassesItsNumber(
            @ForAll("phases") PhasedRate schedule, @ForAll @DoubleRange(min = 0, max = 500) double seconds) {
        long n = schedule.arrivalsBefore((long) (seconds * SECOND));
        double due = schedule.arrivalsAt((double) schedule.offsetNanos(n));
        // Half a nanosecond of rounding is less than a ten thousandth of an arrival; the rest is that of the doubles.
        assertThat(Math.abs(due - n)).isLessThan(1e-4);
    }

    @Test
    void aStepBeginsWhereTheOneBeforeItEnds() {
        PhasedRate schedule = new PhasedRate(List.of(step(10, 2)), 100);
        assertThat(schedule.offsetNanos(19)).isEqualTo(1_900_000_000);
        assertThat(schedule.offsetNanos(20)).isEqualTo(2 * SECOND);
        assertThat(schedule.offsetNanos(21)).isEqualTo(2 * SECOND + 10_000_000);
        assertThat(schedule.arrivalsBefore(3 * SECOND)).isEqualTo(120);
        assertThat(schedule.peakPerSecond()).isEqualTo(100);
    }

    @Test
    void aRampGoesEvenlyFromOneRateToTheOther() {
        PhasedRate schedule = new PhasedRate(List.of(ramp(0, 100, 10)), 1);
        assertThat(schedule.offsetNanos(0)).isZero();
        assertThat(schedule.offsetNanos(125)).isEqualTo(5 * SECOND);
        assertThat(schedule.arrivalsBefore(5 * SECOND)).isEqualTo(125);
        assertThat(schedule.arrivalsBefore(10 * SECOND)).isEqualTo(500);
        assertThat(schedule.peakPerSecond()).isEqualTo(100);
    }

    @Test
    void inAPauseNothingComesAndAfterItAllGoesOn() {
        PhasedRate schedule = new PhasedRate(List.of(step(10, 1), step(0, 60)), 10);
        assertThat(schedule.arrivalsBefore(SECOND)).isEqualTo(10);
        assertThat(schedule.arrivalsBefore(61 * SECOND)).isEqualTo(10);
        assertThat(schedule.offsetNanos(10)).isEqualTo(61 * SECOND);
    }

    @Test
    void aLastRateOfNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhasedRate(List.of(step(1, 1)), 0))
                .withMessage("the last rate must be above 0, but is 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PhasedRate(List.of(), 1))
                .withMessage("a rate that changes must have a stretch before the last rate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> step(1, 0))
                .withMessage("a stretch must last longer than PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ramp(1, -1, 1))
                .withMessage("a rate must be 0 or more, but one is 1.0 to -1.0");
    }
}

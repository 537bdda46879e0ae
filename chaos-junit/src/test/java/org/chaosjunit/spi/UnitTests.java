package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTests {
    @ParameterizedTest(name = "{0} {1} is \"{2}\"")
    @DisplayName("has three digits, and all before the point")
    @CsvSource({
        "612, MILLIS, 612 ms",
        "612.4, MILLIS, 612 ms",
        "61234.5, MILLIS, 61235 ms",
        "98.2, PERCENT, 98.2 %",
        "98.24, PERCENT, 98.2 %",
        "100, PERCENT, 100 %",
        "0.08333333333333333, PER_SECOND, 0.0833/s",
        "50, PER_SECOND, 50/s",
        "0, NONE, 0",
        "-0.0, NONE, 0",
        "-3.14159, NONE, -3.14",
        "1e-30, NONE, 1E-30",
        "1e30, NONE, 1E+30",
        "NaN, MILLIS, NaN ms",
        "Infinity, NONE, Infinity"
    })
    void rounds(double value, Unit unit, String text) {
        assertThat(unit.format(value)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0} against {2} is \"{3}\"")
    @DisplayName("has more digits where three would lie on the other side of the range's end")
    @CsvSource(
            delimiter = ';',
            value = {
                "500.2; MILLIS; <= 500ms; 500.2 ms",
                "500.0000001; MILLIS; <= 500ms; 500.0000001 ms",
                "499.99; MILLIS; <= 500ms; 500 ms",
                "499.99; MILLIS; < 500ms; 499.99 ms",
                "500; MILLIS; < 500ms; 500 ms",
                "98.96; PERCENT; >= 99%; 98.96 %",
                "98.4; PERCENT; >= 99%; 98.4 %",
                "99.999; PERCENT; >= 99%; 100 %",
                "0.0834; PER_SECOND; <= 5/min; 0.0834/s",
                "0.08333333333333334; PER_SECOND; <= 5/min; 0.08333333333333334/s",
                "0.08333333333333333; PER_SECOND; <= 5/min; 0.0833/s",
                "NaN; NONE; >= 1; NaN"
            })
    void roundsAgainstARange(double value, Unit unit, String range, String text) {
        assertThat(unit.format(value, Range.parse(range))).isEqualTo(text);
    }

    @Property(tries = 5000)
    void whatIsPrintedLiesOnTheSameSideOfTheRangeAsTheValue(@ForAll("nearby") ValueAndRange given) {
        String text = Unit.NONE.format(given.value, given.range);
        assertThat(given.range.contains(Double.parseDouble(text)))
                .as(text)
                .isEqualTo(given.range.contains(given.value));
    }

    @Property
    void whatIsPrintedIsOffByLessThanOnePercent(@ForAll double value) {
        double printed = Double.parseDouble(Unit.NONE.format(value));
        assertThat(Math.abs(printed - value)).isLessThanOrEqualTo(Math.abs(value) / 100);
    }

    @Provide
    Arbitrary<ValueAndRange> nearby() {
        Arbitrary<Double> ends = Arbitraries.doubles().between(-1e6, 1e6);
        // Most values lie within rounding distance of an end: that is where it could go wrong.
        Arbitrary<Double> steps =
                Arbitraries.oneOf(Arbitraries.doubles().between(-1, 1), Arbitraries.of(0.0, 1e-12, -1e-12, 1e-6, 1e9));
        return Combinators.combine(ends, ends, steps, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((a, b, step, lowIncluded, highIncluded) -> new ValueAndRange(
                        a + step, new Range(Math.min(a, b), lowIncluded, Math.max(a, b), highIncluded, Unit.NONE, "")));
    }

    private record ValueAndRange(double value, Range range) {}
}

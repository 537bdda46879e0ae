package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTests {
    private static final double INF = Double.POSITIVE_INFINITY;

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("is an interval or a bound, in the unit it is converted to")
    @CsvSource(
            delimiter = ';',
            value = {
                "[90,100]; 90; true; 100; true; NONE",
                "(0, 80]; 0; false; 80; true; NONE",
                "[ -1.5 , +2 ); -1.5; true; 2; false; NONE",
                "[100ms, 2s]; 100; true; 2000; true; MILLIS",
                "[1, 2] s; 1000; true; 2000; true; MILLIS",
                "(5 %, 10%); 5; false; 10; false; PERCENT",
                ">= 99%; 99; true; Infinity; false; PERCENT",
                "> 0; 0; false; Infinity; false; NONE",
                "< 500ms; -Infinity; false; 500; false; MILLIS",
                "<= 250us; -Infinity; false; 0.25; true; MILLIS",
                "<= 2.3s; -Infinity; false; 2300; true; MILLIS",
                "<= 2min; -Infinity; false; 120000; true; MILLIS",
                "<= 5/min; -Infinity; false; 0.08333333333333333; true; PER_SECOND",
                ">= 7200/h; 2; true; Infinity; false; PER_SECOND",
                ">=50/s; 50; true; Infinity; false; PER_SECOND"
            })
    void parses(String text, double low, boolean lowIncluded, double high, boolean highIncluded, Unit unit) {
        assertThat(Range.parse(text)).isEqualTo(new Range(low, lowIncluded, high, highIncluded, unit, text));
        assertThat(Range.parse(text)).hasToString(text);
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("says what is wrong with a text that is none")
    @CsvSource(
            delimiter = ';',
            value = {
                "<< 5; \"<< 5\" is neither an interval nor a bound",
                "''; \"\" is neither an interval nor a bound",
                "99%; \"99%\" is neither an interval nor a bound",
                "= 5; \"= 5\" is neither an interval nor a bound",
                ">= 5kg; \">= 5kg\" is neither an interval nor a bound",
                ">= 1e3; \">= 1e3\" is neither an interval nor a bound",
                "[1 2]; \"[1 2]\" is neither an interval nor a bound",
                "[1,]; \"[1,]\" is neither an interval nor a bound",
                "[1%, 2]; \"[1%, 2]\" mixes units",
                "[1ms, 2/s]; \"[1ms, 2/s]\" mixes units",
                "[1%, 2%]%; \"[1%, 2%]%\" mixes units",
                "[5, 4]; \"[5, 4]\" allows no number",
                "(5, 5]; \"(5, 5]\" allows no number",
                "[2s, 100ms]; \"[2s, 100ms]\" allows no number"
            })
    void refuses(String text, String message) {
        assertThatThrownBy(() -> Range.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("ends at numbers that a double can hold")
    void refusesNumbersThatAreTooLarge() {
        String text = "<= " + "9".repeat(400);
        assertThatThrownBy(() -> Range.parse(text))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage('"' + text + "\" holds a number that is too large");
    }

    @Test
    @DisplayName("never allows NaN")
    void refusesNaN() {
        assertThat(Range.parse(">= 0").contains(Double.NaN)).isFalse();
        assertThat(new Range(-INF, true, INF, true, Unit.NONE, "").contains(Double.NaN))
                .isFalse();
    }

    @Property
    void encloses(
            @ForAll @IntRange(min = 0, max = 4) int low,
            @ForAll @IntRange(min = 1, max = 4) int width,
            @ForAll @IntRange(min = 0, max = 4) int otherLow,
            @ForAll @IntRange(min = 1, max = 4) int otherWidth,
            @ForAll @IntRange(min = 0, max = 15) int ends) {
        Range one = new Range(low, (ends & 1) == 0, low + width, (ends & 2) == 0, Unit.NONE, "");
        Range other = new Range(otherLow, (ends & 4) == 0, otherLow + otherWidth, (ends & 8) == 0, Unit.NONE, "");
        boolean all = IntStream.rangeClosed(-1, 20)
                .mapToDouble(half -> half / 2.0)
                .allMatch(number -> !other.contains(number) || one.contains(number));

        assertThat(one.encloses(other)).isEqualTo(all);
    }

    @Test
    @DisplayName("of bounds, the looser one encloses the stricter one")
    void enclosesBounds() {
        assertThat(Range.parse("< 50").encloses(Range.parse("<= 10"))).isTrue();
        assertThat(Range.parse("<= 10").encloses(Range.parse("< 50"))).isFalse();
        assertThat(Range.parse("<= 10").encloses(Range.parse("< 10"))).isTrue();
        assertThat(Range.parse("< 10").encloses(Range.parse("<= 10"))).isFalse();
        assertThat(Range.parse("> 10").encloses(Range.parse("[11, 12]"))).isTrue();
        assertThat(Range.parse("[11, 12]").encloses(Range.parse("> 10"))).isFalse();
        assertThat(Range.parse("> 10").encloses(Range.parse("< 10"))).isFalse();
    }

    @Test
    @DisplayName("fits a metric of its own unit, and plain numbers fit percentages")
    void fits() {
        assertThat(Range.parse(">= 99%").fits(Unit.PERCENT)).isTrue();
        assertThat(Range.parse("[90,100]").fits(Unit.PERCENT)).isTrue();
        assertThat(Range.parse("[90,100]").fits(Unit.NONE)).isTrue();
        assertThat(Range.parse("[90,100]").fits(Unit.MILLIS)).isFalse();
        assertThat(Range.parse(">= 99%").fits(Unit.NONE)).isFalse();
    }

    @Property
    void anIntervalIsParsedBack(
            @ForAll @IntRange(min = -1000, max = 1000) int a,
            @ForAll @IntRange(min = 1, max = 1000) int width,
            @ForAll boolean low,
            @ForAll boolean high) {
        String text = (low ? "[" : "(") + a + ", " + (a + width) + (high ? "]" : ")");
        assertThat(Range.parse(text)).isEqualTo(new Range(a, low, a + width, high, Unit.NONE, text));
    }

    @Property
    void anyTextIsARangeOrRefusedWithAPhrase(@ForAll("almostRanges") String text) {
        try {
            Range range = Range.parse(text);
            assertThat(range.low()).isLessThanOrEqualTo(range.high());
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith('"' + text.strip() + "\" ");
        }
    }

    // The edge cases of so many ends outnumber the tries; the ends are few enough to be met anyway.
    @Property(edgeCases = EdgeCasesMode.NONE)
    void aNumberOutsideLiesAtADistanceOrOnAnExcludedEnd(@ForAll("ranges") Range range, @ForAll("numbers") double x) {
        if (range.contains(x)) {
            assertThat(range.distance(x)).isZero();
        } else if (x != range.low() && x != range.high()) {
            assertThat(range.distance(x)).isPositive();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rangesContradictIfNoNumberIsInBoth(@ForAll("ranges") Range one, @ForAll("ranges") Range other) {
        boolean common =
                DoubleStream.iterate(-12, x -> x + 0.5).limit(49).anyMatch(x -> one.contains(x) && other.contains(x));
        assertThat(one.contradicts(other)).isEqualTo(!common);
        assertThat(other.contradicts(one)).isEqualTo(!common);
    }

    @Provide
    Arbitrary<Range> ranges() {
        // Ends are whole and numbers are halves, so that every possible relation comes up, and can be counted out.
        Arbitrary<Double> lows = Arbitraries.integers().between(-10, 10).map(i -> i == -10 ? -INF : i);
        Arbitrary<Double> widths = Arbitraries.integers().between(1, 10).map(i -> i == 10 ? INF : i);
        return Combinators.combine(lows, widths, Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((low, width, lowIncluded, highIncluded) ->
                        new Range(low, lowIncluded, low == -INF ? width : low + width, highIncluded, Unit.NONE, ""));
    }

    @Provide
    Arbitrary<Double> numbers() {
        return Arbitraries.integers().between(-24, 24).map(i -> i / 2.0);
    }

    @Provide
    Arbitrary<String> almostRanges() {
        return Arbitraries.strings().withChars("[]()<>=, 0159.-+%msuinh/").ofMaxLength(12);
    }
}

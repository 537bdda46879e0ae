package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chaosjunit.spi.PhasedRate.Stretch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesTests {
    private static final String EXAMPLE = "Write for example `rates = \"10/s for 30s, 10/s to 100/s in 1min, 100/s\"`.";

    @Provide
    Arbitrary<Double> rates() {
        Arbitrary<Double> any = Arbitraries.doubles().between(0.0001, 10_000).ofScale(12);
        Arbitrary<Double> perMinute = Arbitraries.integers().between(1, 600_000).map(n -> n / 60.0);
        return Arbitraries.oneOf(
                any, perMinute, Arbitraries.integers().between(1, 10_000).map(n -> (double) n));
    }

    @Provide
    Arbitrary<PhasedRate> phases() {
        var nanos = Arbitraries.longs().between(1, 100_000_000_000_000L).map(Duration::ofNanos);
        var millis = Arbitraries.longs().between(1, 10_000_000).map(Duration::ofMillis);
        var rate = Arbitraries.oneOf(rates(), Arbitraries.just(0.0));
        var stretch = Combinators.combine(rate, rate, Arbitraries.oneOf(nanos, millis))
                .as(Stretch::new);
        return Combinators.combine(stretch.list().ofMinSize(1).ofMaxSize(5), rates())
                .as(PhasedRate::new);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("phases") PhasedRate schedule) {
        assertThat(Rates.parse("rates", schedule.description())).isEqualTo(schedule);
    }

    @Property
    void aConstantRateIsReadAgainToItsLastDigit(@ForAll("rates") double rate) {
        assertThat(Rates.parse("rates", new ConstantRate(rate).description())).isEqualTo(new ConstantRate(rate));
    }

    @Test
    void stepsAndRampsAreRead() {
        assertThat(Rates.parse("rates", "10/s for 30s, 10/s to 100/s in 1min, 100/s"))
                .isEqualTo(new PhasedRate(
                        List.of(
                                new Stretch(10, 10, Duration.ofSeconds(30)),
                                new Stretch(10, 100, Duration.ofMinutes(1))),
                        100));
        assertThat(Rates.parse("rates", " 0/s for 1.5 s ;120 / min"))
                .isEqualTo(new PhasedRate(List.of(new Stretch(0, 0, Duration.ofMillis(1500))), 2));
        assertThat(Rates.parse("rates", "7200/h")).isEqualTo(new ConstantRate(2));
    }

    @ParameterizedTest
    @DisplayName("A rate is written as short as can be read again")
    @CsvSource({
        "50, 50/s",
        "0.5, 0.5/s",
        "10000, 10000/s",
        "1.6666666666666667, 100/min",
        "0.1234567891, 0.1234567891/s"
    })
    void formats(double perSecond, String text) {
        assertThat(Rates.format(perSecond)).isEqualTo(text);
    }

    @Test
    void aScheduleIsDescribedAsItMayBeWritten() {
        assertThat(Rates.parse("rates", "10/s for 90s; 10/s  to 2.5/s in 0.25s; 0/s for 2h;1/s")
                        .description())
                .isEqualTo("10/s for 90s, 10/s to 2.5/s in 250ms, 0/s for 2h, 1/s");
    }

    @ParameterizedTest
    @DisplayName("Other texts are refused, and the message says why")
    @CsvSource(
            delimiter = '|',
            value = {
                "''                 | to end with a rate such as \"100/s\", \"120/min\" or \"600/h\"         | ''",
                "100                | to end with a rate such as \"100/s\", \"120/min\" or \"600/h\"         | 100",
                "-1/s               | to end with a rate such as \"100/s\", \"120/min\" or \"600/h\"         | -1/s",
                "1/d                | to end with a rate such as \"100/s\", \"120/min\" or \"600/h\"         | 1/d",
                "1e3/s              | to end with a rate such as \"100/s\", \"120/min\" or \"600/h\"         | 1e3/s",
                "1/s for 3s,        | to end with a rate such as \"100/s\", \"120/min\" or \"600/h\"         | ''",
                "1/s for 3s         | to end with a rate that stays for ever                                 | 1/s for 3s",
                "1/s to 2/s in 3s   | to end with a rate that stays for ever                                 | 1/s to 2/s in 3s",
                "1/s for 3s, 0/s    | to end with a rate above 0                                             | 0/s",
                "1/s, 2/s           | to say how long each rate but the last holds                           | 1/s",
                "10001/s            | to be at most 10000 per second                                         | 10001/s",
                "1/s to 10001/s in 1s, 1/s | to be at most 10000 per second                                  | 1/s to 10001/s in 1s",
                "1/s for 0s, 1/s    | to hold each rate for longer than nothing                              | 0s",
            })
    void refuses(String text, String required, String found) {
        assertInvalid(text, "requires `rates` " + required + ", but found \"" + found + "\". " + EXAMPLE);
    }

    @Test
    void aPhaseThatIsNoneIsShownOnes() {
        assertInvalid(
                "10/s during 3s, 1/s",
                "requires `rates` to be rates such as \"10/s for 30s\" or \"10/s to 100/s in 1min\", separated by commas,"
                        + " and the last such as \"100/s\", but found \"10/s during 3s\". " + EXAMPLE);
        assertInvalid(
                "10/s for a while, 1/s",
                "requires `rates` to be a length of time, but found \"a while\". "
                        + "Write for example `rates = \"300ms\"`, `\"30s\"` or `\"2min\"`.");
    }

    private static void assertInvalid(String text, String message) {
        assertThatExceptionOfType(InvalidAttributeException.class)
                .isThrownBy(() -> Rates.parse("rates", text))
                .withMessage(message);
    }
}

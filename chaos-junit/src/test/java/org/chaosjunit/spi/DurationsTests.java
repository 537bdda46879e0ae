package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTests {
    @ParameterizedTest(name = "{0} is {1} ns")
    @DisplayName("is a number and a unit")
    @CsvSource({
        "300ms, 300000000",
        "30s, 30000000000",
        "2min, 120000000000",
        "1h, 3600000000000",
        "250us, 250000",
        "1.5s, 1500000000",
        "0s, 0",
        "' 7 ms ', 7000000"
    })
    void parses(String text, long nanos) {
        assertThat(Durations.parse("window", text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @DisplayName("is nothing else, and the message shows what it is")
    @ValueSource(strings = {"", "5", "-1s", "ms", "1 day", "1e3s", "PT1S", "1.s", "0.1234567891s", "9999999h", "1s 1s"})
    void refuses(String text) {
        assertThatThrownBy(() -> Durations.parse("window", text))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage("requires `window` to be a length of time, but found \"" + text
                        + "\". Write for example `window = \"300ms\"`, `\"30s\"` or `\"2min\"`.");
    }

    @ParameterizedTest(name = "{0} us: {1}")
    @DisplayName("is rounded for a person")
    @CsvSource({
        "0, 0 ms",
        "7, 0.01 ms",
        "1500, 1.5 ms",
        "12340, 12.3 ms",
        "300000, 300 ms",
        "300400, 300 ms",
        "999400, 999 ms",
        "999600, 1 s",
        "1000000, 1 s",
        "1250000, 1.25 s",
        "30104000, 30.1 s",
        "120000000, 120 s",
        "120430000, 120.4 s",
        "-1500, -1.5 ms"
    })
    void formats(long micros, String text) {
        assertThat(Durations.format(Duration.ofNanos(micros * 1000))).isEqualTo(text);
    }

    @Property
    void whatIsFormattedCanBeParsedAndIsOffByLessThanOnePercent(
            @ForAll @LongRange(min = 1_000_000, max = 1_000_000_000_000_000L) long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        Duration again = Durations.parse("window", Durations.format(duration));
        assertThat(again.minus(duration).abs().multipliedBy(100)).isLessThan(duration);
    }
}

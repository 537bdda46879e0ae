package org.chaosjunit.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.support.AnnotationSupport;

@DisplayName("@SteadyState")
class SteadyStateTests {
    @Test
    @DisplayName("is read whole, names of parameters replaced")
    void readsAll() throws Exception {
        assertThat(read("all"))
                .isEqualTo(new org.chaosjunit.spi.SteadyState(
                        "load.p95",
                        null,
                        new Tolerance(Range.parse("<= 500ms"), 30, OnNoData.ZERO),
                        new SequentialJudge(),
                        Duration.ofMillis(1500),
                        Duration.ofMinutes(2)));
        assertThat(read("all").description()).isEqualTo("load.p95 <= 500ms");
    }

    @Test
    @DisplayName("looks at one second, ten samples and ten seconds of recovery if nothing else is said")
    void readsDefaults() throws Exception {
        assertThat(read("least"))
                .isEqualTo(new org.chaosjunit.spi.SteadyState(
                        "orders.completed",
                        null,
                        new Tolerance(Range.parse("[90, 100]"), 10, OnNoData.INCONCLUSIVE),
                        new SequentialJudge(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10)));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 400,
            value = {
                "noMetric | requires `metric` to name a metric, but found \" \"."
                        + " Write for example `metric = \"load.p95\"`.",
                "noRange | requires `range` to be an interval or a bound, but found"
                        + " \"<< 5\" is neither an interval nor a bound. Write for example"
                        + " `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.",
                "emptyRange | requires `range` to be an interval or a bound, but found"
                        + " \"(1, 1)\" allows no number. Write for example"
                        + " `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.",
                "list | requires `range` to be an interval or a bound, but found"
                        + " \"200, 299\" is neither an interval nor a bound. Write for example"
                        + " `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.",
                "set | requires `range` to be an interval or a bound, but found"
                        + " \"{200,299}\" is neither an interval nor a bound. Write for example"
                        + " `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.",
                "number | requires `range` to be an interval or a bound, but found"
                        + " \"0.5\" is neither an interval nor a bound. Write for example"
                        + " `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.",
                "truth | requires `range` to be an interval or a bound, but found"
                        + " \"true\" is neither an interval nor a bound. Write for example"
                        + " `range = \"[90,100]\"`, `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.",
                "noSamples | requires `minSamples` to be at least 1, but found 0."
                        + " Write for example `minSamples = 10`.",
                "badWindow | requires `window` to be a length of time, but found \"1 day\"."
                        + " Write for example `window = \"300ms\"`, `\"30s\"` or `\"2min\"`.",
                "noWindow | requires `window` to be longer than nothing, but found \"0s\"."
                        + " Write for example `window = \"10s\"`.",
                "badRecovery | requires `recoversWithin` to be a length of time, but found \"soon\"."
                        + " Write for example `recoversWithin = \"300ms\"`, `\"30s\"` or `\"2min\"`.",
                "noRecovery | requires `recoversWithin` to be longer than nothing, but found \"0ms\"."
                        + " Write for example `recoversWithin = \"10s\"`."
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("can stand several times, and still brings the extension")
    void isRepeatable() throws Exception {
        Method twice = Declared.class.getDeclaredMethod("twice");
        assertThat(AnnotationSupport.findRepeatableAnnotations(twice, SteadyState.class))
                .hasSize(2);
        assertThat(AnnotationSupport.findRepeatableAnnotations(twice, ExtendWith.class))
                .hasSize(1);
    }

    private static org.chaosjunit.spi.SteadyState read(String method) throws Exception {
        Method element = Declared.class.getDeclaredMethod(method);
        return new SteadyStateAnnotationReader()
                .read(
                        element.getAnnotation(SteadyState.class),
                        Place.scanned(element).with(Map.of("slo", "500ms")));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @SteadyState(
                metric = "load.p95",
                range = "<= ${slo}",
                window = "1.5s",
                minSamples = 30,
                recoversWithin = "2min",
                onNoData = OnNoData.ZERO)
        void all();

        @SteadyState(metric = "orders.completed", range = "[90, 100]")
        void least();

        @SteadyState(metric = " ", range = "> 1")
        void noMetric();

        @SteadyState(metric = "m", range = "<< 5")
        void noRange();

        @SteadyState(metric = "m", range = "(1, 1)")
        void emptyRange();

        @SteadyState(metric = "m", range = "200, 299")
        void list();

        @SteadyState(metric = "m", range = "{200,299}")
        void set();

        @SteadyState(metric = "m", range = "0.5")
        void number();

        @SteadyState(metric = "m", range = "true")
        void truth();

        @SteadyState(metric = "m", range = "> 1", minSamples = 0)
        void noSamples();

        @SteadyState(metric = "m", range = "> 1", window = "1 day")
        void badWindow();

        @SteadyState(metric = "m", range = "> 1", window = "0s")
        void noWindow();

        @SteadyState(metric = "m", range = "> 1", recoversWithin = "soon")
        void badRecovery();

        @SteadyState(metric = "m", range = "> 1", recoversWithin = "0ms")
        void noRecovery();

        @SteadyState(metric = "m", range = "> 1")
        @SteadyState(metric = "n", range = "> 1")
        void twice();
    }
}

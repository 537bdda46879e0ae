package org.chaosjunit.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.spi.Certainty;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;
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
                        new Tolerance(
                                Range.parse("<= 500ms"),
                                Range.parse(">= 95%"),
                                null,
                                0,
                                30,
                                OnNoData.ZERO,
                                new Certainty(95, 0.5, OnUndecided.POINT_ESTIMATE)),
                        new FixedJudge(),
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

    @Test
    @DisplayName("may compare, or count breaches in a row")
    void readsOtherForms() throws Exception {
        assertThat(read("compared").comparedTo()).isEqualTo("before");
        assertThat(read("compared").description()).isEqualTo("load.p95 compared to before <= 10%");
        assertThat(read("inARow").tolerance().breaches()).isEqualTo(3);
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
                "noShare | requires `goodSamples` to be an interval or a bound, but found"
                        + " \"95\" is neither an interval nor a bound. Write for example `goodSamples = \"[90,100]\"`,"
                        + " `\"(0, 80]\"`, `\">= 99%\"`, `\"< 500ms\"` or `\"<= 5/min\"`.",
                "mostSamples | requires `goodSamples` to be the least share of samples, in percent, but found"
                        + " \"<= 95%\". Write for example `goodSamples = \">= 95%\"`.",
                "negative | requires `breaches` to be 0 or more, but found -1. Write for example `breaches = 3`.",
                "both | requires `breaches` to stand without `goodSamples`, but found"
                        + " `breaches = 3, goodSamples = \">= 95%\"`. Write two steady states.",
                "unsure | requires `confidence` to be above 50 and below 100, in percent, but found 0.99."
                        + " Write for example `confidence = 99`.",
                "tooSure | requires `confidence` to be above 50 and below 100, in percent, but found 100."
                        + " Write for example `confidence = 99`.",
                "noEffect | requires `minimumEffect` to be 0 or more, but found -0.5."
                        + " Write for example `minimumEffect = 0.5`.",
                "choosy | requires `judge` to be a class with a constructor without parameters that does not throw, but"
                        + " found org.chaosjunit.steady.SteadyStateTests$Choosy: java.lang.NoSuchMethodException:"
                        + " org.chaosjunit.steady.SteadyStateTests$Choosy.<init>(). Give it one, or leave it out.",
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
                        Place.scanned(element).with(Map.of("slo", "500ms", "share", "95%")));
    }

    /** A judge that nobody can make. */
    private record Choosy(int taste) implements Judge {
        @Override
        public Decision judge(Course course, Tolerance tolerance) {
            throw new UnsupportedOperationException();
        }
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @SteadyState(
                metric = "load.p95",
                range = "<= ${slo}",
                window = "1.5s",
                minSamples = 30,
                recoversWithin = "2min",
                goodSamples = ">= ${share}",
                confidence = 95,
                minimumEffect = 0.5,
                undecided = OnUndecided.POINT_ESTIMATE,
                judge = FixedJudge.class,
                onNoData = OnNoData.ZERO)
        void all();

        @SteadyState(metric = "load.p95", comparedTo = " before ", range = "<= 10%")
        void compared();

        @SteadyState(metric = "queue", range = "<= 10", breaches = 3)
        void inARow();

        @SteadyState(metric = "m", range = "> 1", goodSamples = "95")
        void noShare();

        @SteadyState(metric = "m", range = "> 1", goodSamples = "<= 95%")
        void mostSamples();

        @SteadyState(metric = "m", range = "> 1", breaches = -1)
        void negative();

        @SteadyState(metric = "m", range = "> 1", breaches = 3, goodSamples = ">= 95%")
        void both();

        @SteadyState(metric = "m", range = "> 1", confidence = 0.99)
        void unsure();

        @SteadyState(metric = "m", range = "> 1", confidence = 100)
        void tooSure();

        @SteadyState(metric = "m", range = "> 1", minimumEffect = -0.5)
        void noEffect();

        @SteadyState(metric = "m", range = "> 1", judge = Choosy.class)
        void choosy();

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

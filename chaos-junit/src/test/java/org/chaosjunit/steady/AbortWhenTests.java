package org.chaosjunit.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.spi.Abort;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.testing.InMemory;
import org.chaosjunit.testing.InjectDarkness;
import org.chaosjunit.testing.Kit;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.AssertionFailedError;

@DisplayName("@AbortWhen")
class AbortWhenTests {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("is read whole, names of parameters replaced")
    void readsAll() throws Exception {
        assertThat(read("all"))
                .isEqualTo(new AbortCondition(
                        "load.p95",
                        Range.parse("> 2s"),
                        Duration.ofMillis(1500),
                        30,
                        OnNoData.IGNORE,
                        Abort.INCONCLUSIVE));
    }

    @Test
    @DisplayName(
            "looks at one second and five samples, without which nothing goes on, and fails if nothing else is said")
    void readsDefaults() throws Exception {
        assertThat(read("least"))
                .isEqualTo(new AbortCondition("load.success", Range.parse("< 50%")))
                .isEqualTo(new AbortCondition(
                        "load.success",
                        Range.parse("< 50%"),
                        Duration.ofSeconds(1),
                        5,
                        OnNoData.INCONCLUSIVE,
                        Abort.FAIL));
        assertThat(read("least").description()).isEqualTo("load.success < 50%");
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
                "noWindow | requires `window` to be longer than nothing, but found \"0s\"."
                        + " Write for example `window = \"10s\"`.",
                "badWindow | requires `window` to be a length of time, but found \"soon\"."
                        + " Write for example `window = \"300ms\"`, `\"30s\"` or `\"2min\"`.",
                "noSamples | requires `minSamples` to be at least 1, but found 0."
                        + " Write for example `minSamples = 10`."
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
        assertThat(AnnotationSupport.findRepeatableAnnotations(twice, AbortWhen.class))
                .hasSize(2);
        assertThat(AnnotationSupport.findRepeatableAnnotations(twice, ExtendWith.class))
                .hasSize(1);
    }

    @Test
    @DisplayName("ends a body that waits for ever, as soon as it comes true")
    void abortsARealExperiment() {
        Throwable failure = new Kit(directory).failure(HeatTestCase.class, "endless");

        assertThat(failure)
                .isInstanceOf(AssertionFailedError.class)
                .message()
                .matches("FAIL \\(ABORTED\\): heat was 99, to be aborted at > 50, [0-9]+ samples in 300 ms under"
                        + " \"darkness\"\\.");
        assertThat(InMemory.Reader.last().events).containsExactly("inject", "revert");
    }

    @Test
    @DisplayName("is found on the class and in composed annotations")
    void isFoundEverywhere() {
        assertThat(new Kit(directory).failure(HeatTestCase.class, "wrong"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@AbortWhen requires `metric` to be a metric that is known here, but found \"cold\"."
                        + " Known: heat.\n"
                        + "    in @AbortWhen(metric = \"cold\", range = \"> 5\")\n"
                        + "    on void " + HeatTestCase.class.getName() + ".wrong()");
    }

    private static AbortCondition read(String method) throws Exception {
        Method element = Declared.class.getDeclaredMethod(method);
        return new AbortWhenReader()
                .read(
                        element.getAnnotation(AbortWhen.class),
                        Place.scanned(element).with(Map.of("pain", "2s")));
    }

    @InMemory
    @AbortWhen(metric = "heat", range = "> 50", window = "300ms", minSamples = 2)
    static class HeatTestCase {
        @Metric("heat")
        int heat() {
            return InMemory.Reader.last().isOn() ? 99 : 5;
        }

        @ChaosExperiment
        @InjectDarkness
        void endless() throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @ChaosExperiment
        @InjectDarkness
        @NotTooCold
        void wrong() throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    @AbortWhen(metric = "cold", range = "> 5")
    @Retention(RetentionPolicy.RUNTIME)
    @interface NotTooCold {}

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @AbortWhen(
                metric = "load.p95",
                range = "> ${pain}",
                window = "1.5s",
                minSamples = 30,
                onNoData = OnNoData.IGNORE,
                as = Abort.INCONCLUSIVE)
        void all();

        @AbortWhen(metric = "load.success", range = "< 50%")
        void least();

        @AbortWhen(metric = " ", range = "< 50%")
        void noMetric();

        @AbortWhen(metric = "load.p95", range = "<< 5")
        void noRange();

        @AbortWhen(metric = "load.p95", range = "> 5s", window = "0s")
        void noWindow();

        @AbortWhen(metric = "load.p95", range = "> 5s", window = "soon")
        void badWindow();

        @AbortWhen(metric = "load.p95", range = "> 5s", minSamples = 0)
        void noSamples();

        @AbortWhen(metric = "load.p95", range = "> 5s")
        @AbortWhen(metric = "load.success", range = "< 50%")
        void twice();
    }
}

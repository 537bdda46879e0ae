package org.chaosjunit.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.fault.DenyHosts;
import org.chaosjunit.jmx.JmxMetric;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.micrometer.MicrometerMetric;
import org.chaosjunit.probe.HttpJsonMetric;
import org.chaosjunit.prometheus.PrometheusMetric;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.steady.SteadyState;
import org.chaosjunit.testing.InMemory;
import org.chaosjunit.testing.InjectDarkness;
import org.chaosjunit.testing.Kit;
import org.chaosjunit.testing.Pages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an experiment whatever a source answers under the fault. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
@Timeout(120)
@Tag("long")
class MetricSourcesTests {
    private static final String BEAN = "org.chaosjunit.test:type=Lamp";

    private static Pages text;
    private static Pages json;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() throws IOException, JMException {
        text = new Pages(() -> page(text, "lamp %s\n", "other 1\n"));
        json = new Pages(() -> page(json, "{\"lamp\": {\"watts\": %s}}", "{\"lamp\": {}}"));
        System.setProperty("lamp.text", text.url());
        System.setProperty("lamp.json", json.url());
        System.setProperty("lamp.text.port", Integer.toString(text.port()));
        System.setProperty("lamp.json.port", Integer.toString(json.port()));
        ManagementFactory.getPlatformMBeanServer().registerMBean(new LampBean(), new ObjectName(BEAN));
    }

    @AfterAll
    static void close() throws JMException {
        text.close();
        json.close();
        System.clearProperty("lamp.text");
        System.clearProperty("lamp.json");
        System.clearProperty("lamp.text.port");
        System.clearProperty("lamp.json.port");
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(BEAN));
    }

    @AfterEach
    void burnAgain() {
        Lamp.dark = Lamp.Dark.BURNS;
    }

    private static String page(Pages pages, String form, String nothing) {
        pages.status = Lamp.now() == Lamp.Dark.FAILS ? 500 : 200;
        try {
            Object shown = pages.status == 500 ? null : Lamp.read();
            return shown == null ? nothing : String.format(form, shown instanceof String ? "\"" + shown + '"' : shown);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @DisplayName("A source that")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 400,
            nullValues = "-",
            value = {
                "prometheus | BURNS   | PASS         | -",
                "prometheus | FLARES  | FAIL         | lamp was 50, expected [1, 10], outside in",
                "prometheus | IS_GONE | INCONCLUSIVE | lamp had no data, expected [1, 10],",
                "prometheus | HANGS   | ERROR        | lamp could not be measured: gave no answer within 3 s",
                "prometheus | FAILS   | ERROR        | lamp could not be measured: GET ${text} answered 500: other 1",
                "prometheus | SPEAKS  | ERROR        | lamp could not be measured: line 1 of the page is no sample: a"
                        + " number is missing at \"\"five\"\"",
                "json       | BURNS   | PASS         | -",
                "json       | FLARES  | FAIL         | lamp was 50, expected [1, 10], outside in",
                "json       | IS_GONE | INCONCLUSIVE | lamp had no data, expected [1, 10],",
                "json       | HANGS   | ERROR        | lamp could not be measured: gave no answer within 3 s",
                "json       | FAILS   | ERROR        | lamp could not be measured: GET ${json} answered 500: {\"lamp\": {}}",
                "json       | SPEAKS  | ERROR        | lamp could not be measured: at $['lamp']['watts'] of the answer is"
                        + " \"five\", not a number",
                "jmx        | BURNS   | PASS         | -",
                "jmx        | FLARES  | FAIL         | lamp was 50, expected [1, 10], outside in",
                "jmx        | IS_GONE | INCONCLUSIVE | lamp had no data, expected [1, 10],",
                "jmx        | HANGS   | ERROR        | lamp could not be measured: gave no answer within 3 s",
                "jmx        | FAILS   | ERROR        | lamp could not be measured: Watts of org.chaosjunit.test:type=Lamp"
                        + " cannot be read: no lamp",
                "jmx        | SPEAKS  | ERROR        | lamp could not be measured: Watts of org.chaosjunit.test:type=Lamp is"
                        + " a java.lang.String, not a number",
                "micrometer | BURNS   | PASS         | -",
                "micrometer | FLARES  | FAIL         | lamp was 50, expected [1, 10], outside in",
                "micrometer | IS_GONE | INCONCLUSIVE | lamp had no data, expected [1, 10],",
                "micrometer | HANGS   | ERROR        | lamp could not be measured: gave no answer within 3 s",
                "micrometer | FAILS   | ERROR        | lamp could not be measured: no lamp",
                "micrometer | SPEAKS  | ERROR        | lamp could not be measured: lamp is a timer, and has no VALUE: write"
                        + " another `statistic`",
            })
    void ends(String source, Lamp.Dark dark, Verdict verdict, @Nullable String words) {
        Lamp.dark = dark;
        Kit kit = new Kit(directory);
        kit.run(LampTestCase.class, source);
        ExperimentResult result = kit.results().get(0);
        assertThat(result.verdict()).as(result.findings().toString()).isEqualTo(verdict);
        if (words != null) {
            assertThat(result.findings())
                    .extracting(Finding::message)
                    .anyMatch(message -> message.startsWith(
                            words.replace("${text}", text.url()).replace("${json}", json.url())));
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("A fault of this JVM hits what the system asks of others, not what is asked of it:")
    @ValueSource(strings = {"prometheus", "json"})
    void isExempt(String source) {
        Kit kit = new Kit(directory);
        kit.run(DeniedTestCase.class, source);
        ExperimentResult result = kit.results().get(0);
        assertThat(result.verdict()).as(result.findings().toString()).isEqualTo(Verdict.PASS);
        assertThat(result.evidence()).allMatch(evidence -> evidence.applied() > 0);
    }

    @CallLoad(value = "call", rate = 20)
    @SteadyState(metric = "lamp", range = "[1, 10]", minSamples = 3)
    @Observe(atLeast = "500ms", atMost = "1500ms", steadyWithin = "30s")
    static class DeniedTestCase {
        @ChaosExperiment
        @DenyHosts("localhost:${lamp.text.port}")
        @PrometheusMetric(value = "lamp", url = "${lamp.text}", series = "lamp", every = "250ms")
        void prometheus() {}

        @ChaosExperiment
        @DenyHosts("localhost:${lamp.json.port}")
        @HttpJsonMetric(value = "lamp", url = "${lamp.json}", path = "$.lamp.watts", every = "250ms")
        void json() {}

        @SuppressWarnings("unused") // Found by name.
        void call() throws IOException {
            try {
                new Socket("localhost", text.port()).close();
            } finally {
                new Socket("localhost", json.port()).close();
            }
        }
    }

    @InMemory
    @InjectDarkness
    @SteadyState(metric = "lamp", range = "[1, 10]", minSamples = 3)
    @Observe(atLeast = "500ms", atMost = "1500ms", steadyWithin = "30s")
    static class LampTestCase {
        @ChaosExperiment
        @PrometheusMetric(value = "lamp", url = "${lamp.text}", series = "lamp", every = "100ms", timeout = "3s")
        void prometheus() {}

        @ChaosExperiment
        @HttpJsonMetric(value = "lamp", url = "${lamp.json}", path = "$.lamp.watts", every = "100ms", timeout = "3s")
        void json() {}

        @ChaosExperiment
        @JmxMetric(value = "lamp", object = BEAN, attribute = "Watts", every = "100ms", timeout = "3s")
        void jmx() {}

        @ChaosExperiment
        @MicrometerMetric(value = "lamp", meter = "lamp", registry = "meters", timeout = "3s")
        void micrometer() {}

        @SuppressWarnings("unused") // Found by name.
        MeterRegistry meters() throws InterruptedException {
            MeterRegistry meters = new SimpleMeterRegistry();
            Object shown = Lamp.read();
            if (shown instanceof Integer watts) {
                meters.gauge("lamp", watts);
            } else if (shown != null) {
                meters.timer("lamp");
            }
            return meters;
        }
    }
}

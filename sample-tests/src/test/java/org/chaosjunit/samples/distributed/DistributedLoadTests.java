package org.chaosjunit.samples.distributed;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.THROWABLE;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.InconclusiveExperimentException;
import org.chaosjunit.Observe;
import org.chaosjunit.file.SetProperty;
import org.chaosjunit.jmeter.JMeterDriver;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.result.Judgement;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.steady.SteadyState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Two real JMeter engines carry one load; what they measure is one result, and what they lose is missed. */
@Tag("long")
class DistributedLoadTests {
    private static final Logger JMETER = Logger.getLogger("org.apache.jmeter");
    private static final String FIRST = "127.0.0.2";
    private static final String SECOND = "127.0.0.3";
    private static final Path RESULTS = Path.of("target/distributed/results");

    @TempDir
    private static Path directory;

    private static QuoteServer server;
    private static JMeterServer one;
    private static JMeterServer other;

    @BeforeAll
    static void start() throws IOException {
        // As a build would set them for the JVM of its tests.
        System.setProperty("java.rmi.server.hostname", "127.0.0.1");
        System.setProperty("server.rmi.ssl.disable", "true");
        JMETER.setLevel(Level.WARNING);
        Path settings = Files.writeString(directory.resolve("quotes.properties"), "delay.millis = 20\n");
        server = new QuoteServer(settings);
        System.setProperty("quotes.port", Integer.toString(server.port()));
        System.setProperty("quotes.settings", settings.toString());
        one = JMeterServer.start(FIRST);
        other = JMeterServer.start(SECOND);
    }

    @AfterAll
    static void stop() {
        one.close();
        other.close();
        server.close();
    }

    @Test
    void twoEnginesCarryOneLoadAndTheLatenciesAreThoseOfTheService() throws IOException {
        int firstBefore = server.requestsFrom(FIRST);
        int secondBefore = server.requestsFrom(SECOND);
        assertThat(run(QuotesExperiment.class, one, other)).isEmpty();

        Judgement success = judgement(QuotesExperiment.class, "fault", "load.success");
        assertThat(success.value()).isEqualTo(100);
        assertThat(success.samples() / success.seconds()).isCloseTo(60, within(1.0));
        assertThat(judgement(QuotesExperiment.class, "before", "load.p50").value())
                .isBetween(20.0, 220.0);
        assertThat(judgement(QuotesExperiment.class, "fault", "load.p50").value())
                .isBetween(220.0, 500.0);
        int first = server.requestsFrom(FIRST) - firstBefore;
        assertThat(first).isGreaterThan(240).isCloseTo(server.requestsFrom(SECOND) - secondBefore, within(20));
        await("nothing is left that keeps the JVM alive").until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("RMI Reaper")
                        || thread.getName().startsWith("chaosjunit-load")));
    }

    @Test
    void anEngineThatIsLostLeavesNothingToSay() throws IOException {
        try (JMeterServer lost = JMeterServer.start("127.0.0.4")) {
            LostEngineTestCase.toBeLost = lost;
            assertThat(run(LostEngineTestCase.class, one, lost))
                    .get(as(THROWABLE))
                    .isInstanceOf(InconclusiveExperimentException.class)
                    .hasMessageMatching(
                            "(?s)INCONCLUSIVE \\(LOAD_NOT_SUSTAINED\\): The load 20/s GET http://.*/quotes was"
                                    + " not kept up: only [0-9]+ of [0-9]+ arrivals could be sent\\..*");
        }
    }

    static class LostEngineTestCase {
        private static @Nullable JMeterServer toBeLost;

        @ChaosExperiment("If an engine is lost, nobody takes half a load for the whole")
        @SetProperty(file = "${quotes.settings}", key = "delay.millis", value = "21")
        @HttpLoad(
                url = "http://127.0.0.1:${quotes.port}/quotes",
                rate = 20,
                timeout = "1s",
                driver = JMeterDriver.class)
        @SteadyState(metric = "load.p50", range = "<= 100s")
        @Observe(atLeast = "2s", atMost = "2s")
        void lost() {
            requireNonNull(toBeLost).kill();
        }
    }

    @Test
    void anEngineThatCannotBeReachedIsNamedBeforeAnythingIsInjected() throws IOException {
        int nobody = JMeterServer.freePort();
        assertThat(run(QuotesExperiment.class, one.address() + ", 127.0.0.1:" + nobody))
                .get(as(THROWABLE))
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessageMatching(
                        "(?s)INCONCLUSIVE \\(LOAD_NOT_SUSTAINED\\): The load 60/s GET http://.*/quotes could not be"
                                + " started: the JMeter engine 127\\.0\\.0\\.1:" + nobody
                                + " could not be reached: Connection refused.*");
    }

    private static Optional<Throwable> run(Class<?> experiment, JMeterServer... engines) {
        return run(experiment, Arrays.stream(engines).map(JMeterServer::address).collect(Collectors.joining(", ")));
    }

    private static Optional<Throwable> run(Class<?> experiment, String engines) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("chaosjunit.jmeter.engines", engines)
                .configurationParameter("chaosjunit.results.directory", RESULTS.toString())
                .configurationParameter("chaosjunit.report.directory", "target/distributed/report")
                .selectors(selectClass(experiment))
                .execute()
                .testEvents()
                .finished()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .orElseThrow()
                .getThrowable();
    }

    private static Judgement judgement(Class<?> experiment, String phase, String metric) throws IOException {
        StoredResult newest = null;
        for (Path file : ResultsFile.in(RESULTS)) {
            StoredResult stored = ResultsFile.read(file);
            if (stored.test().startsWith(experiment.getName())
                    && (newest == null || stored.started().isAfter(newest.started()))) {
                newest = stored;
            }
        }
        return requireNonNull(requireNonNull(newest).result()).judgements().stream()
                .filter(one -> one.phase().equals(phase) && one.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}

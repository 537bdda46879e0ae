package org.chaosjunit.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends an experiment, its fault is off afterwards. */
@Timeout(300)
@Tag("long")
class EndTests extends Rows {
    private static final Duration LONG = Duration.ofSeconds(90);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            assertionInTheBody     | java.lang.AssertionError: no espresso
            throwableInTheBody     | java.lang.Throwable: neither an error nor an exception
            stackOverflowInTheBody | java.lang.StackOverflowError
            """)
    void whateverTheBodyThrows(String method, String thrown) {
        Row row = Row.run(shop, directory, EndTestCase.class, method);

        assertThat(row.result().findings().get(0).message()).isEqualTo("The test body threw " + thrown);
        assertThat(row.result().findings().get(0).reason()).isEqualTo(Reason.ASSERTION);
        assertThat(row.thrown().map(Throwable::toString)).hasValue(thrown);
        row.leavesNothing();
    }

    /** JUnit itself does not survive this one. */
    @Test
    void anOutOfMemoryErrorInTheBody() throws Exception {
        try (Fork fork = fork("outOfMemoryInTheBody")) {
            assertThat(fork.exitCode()).as(fork::output).isNotZero();
            assertThat(shop.puts()).containsExactly("on", "off");
            assertEndsWith(Reason.ASSERTION, "The test body threw java.lang.OutOfMemoryError: Java heap space");
        }
    }

    @Test
    void anInterrupt() {
        Row.run(shop, directory, EndTestCase.class, "interruptInTheBody")
                .ends(Reason.INTERRUPTED, "The experiment was interrupted.");
        assertThat(Thread.interrupted()).as("JUnit clears it after each test").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "stackOverflowInTheProbe, java.lang.StackOverflowError",
        "outOfMemoryInTheProbe, Java heap space",
    })
    void whateverAProbeThrows(String method, String words) {
        Row.run(shop, directory, EndTestCase.class, method)
                .endsAtWorst(Reason.PROBE_ERROR, "health could not be measured: " + words)
                .leavesNothing();
    }

    @Test
    void aStackOverflowInADriver() {
        Row.run(shop, directory, EndTestCase.class, "stackOverflowInTheDriver")
                .endsAtWorst(Reason.DEVIATED, failedLoad(">= 99%", "50/s EndTestCase.call()", "StackOverflowError"))
                .leavesNothing();
    }

    /** What could not be sent has failed, but is not the system's fault. */
    @Test
    void aLoadThatCannotBeKeptUp() {
        Row.run(shop, directory, EndTestCase.class, "moreCallsThanFit")
                .endsAtWorst(
                        Reason.LOAD_NOT_SUSTAINED,
                        "Arrivals that could not be sent count as failed, so it shows nothing that load.success was # %"
                                + " (99 % sure: # to #), expected >= 90%, outside in # of # samples in ~, certain ~"
                                + " before the end under \"" + fault()
                                // What comes first in the window: those that hang may have begun just before it.
                                + "\". The load 20/s EndTestCase.call() met: {{no answer in time|2 arrivals were open,"
                                + " so it was not sent}}.")
                .leavesNothing();
    }

    /** Each of these errors makes the JVM collect its garbage twice, which is quick only where there is little of it. */
    @Test
    void anOutOfMemoryErrorInADriver() throws Exception {
        try (Fork fork = fork("outOfMemoryInTheDriver")) {
            assertThat(fork.exitCode()).as(fork::output).isEqualTo(1);
            assertThat(shop.puts()).containsExactly("on", "off");
            assertEndsWith(
                    Reason.DEVIATED,
                    failedLoad(">= 50%", "1/s EndTestCase.call()", "OutOfMemoryError: Java heap space"));
        }
    }

    private String failedLoad(String range, String load, String trouble) {
        return "load.success was # % (99 % sure: # to #), expected " + range
                + ", outside in # of # samples in ~, certain ~ before the" + " end under \"" + fault() + "\". The load "
                + load + " met: "
                + trouble + ".";
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeoutOfAPatientBody", "timeoutOfABusyBody", "timeoutOfABusyBodyInAThreadOfItsOwn"})
    void aTimeoutOfJUnit(String method) {
        Kit kit = new Kit(directory);

        assertThat(kit.failure(EndTestCase.class, method)).isInstanceOf(TimeoutException.class);

        // A body in a thread of its own is not waited for by anybody.
        await().atMost(LONG).until(() -> kit.stored().get(0).result() != null);
        assertThat(shop.puts()).containsExactly("on", "off");
        assertThat(kit.results().get(0).findings()).extracting(Finding::reason).containsOnly(Reason.INTERRUPTED);
        assertThat(Row.records(directory.resolve("journal"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exitInTheBody", "exitInTheProbe", "exitInTheDriver"})
    void anExitOfTheJvm(String method) throws Exception {
        try (Fork fork = fork(method)) {
            assertThat(fork.exitCode()).as(fork::output).isEqualTo(17);
            assertThat(shop.puts()).containsExactly("on", "off");
            assertEndsWith(Reason.INTERRUPTED, "The JVM was told to stop, by a signal or by System.exit.");
        }
    }

    @Test
    void aHaltOfTheJvm() throws Exception {
        try (Fork fork = fork("haltInTheBody")) {
            assertThat(fork.exitCode()).as(fork::output).isEqualTo(17);
            await().atMost(LONG)
                    .until(() -> Row.records(directory.resolve("journal")).isEmpty());
            assertThat(shop.puts()).containsExactly("on", "off");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void moreSignalsDuringASlowRevertChangeNothing() throws Exception {
        try (Fork fork = Fork.start(directory, shop, "watches", directory)) {
            await().atMost(LONG).until(() -> shop.servedUnderFault() > 3);
            shop.whenPut(body -> {
                try {
                    fork.signal("TERM");
                    fork.signal("INT");
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                return shop.take(body);
            });

            fork.signal("TERM");

            assertThat(fork.exitCode()).as(fork::output).isEqualTo(143);
            assertThat(shop.puts()).containsExactly("on", "off");
            assertEndsWith(Reason.INTERRUPTED, "The JVM was told to stop, by a signal or by System.exit.");
        }
    }

    @Test
    void theStopButton() throws Exception {
        try (Fork fork = Fork.start(directory, shop, "watches", directory)) {
            await().atMost(LONG).until(() -> shop.servedUnderFault() > 3);
            Path file = Files.writeString(directory.resolve("journal/stop"), "enough");

            await().atMost(LONG).until(() -> !shop.isOn());
            assertThat(fork.exitCode()).as(fork::output).isEqualTo(1);
            assertThat(shop.puts()).containsExactly("on", "off");
            assertEndsWith(
                    Reason.HALTED, "The stop button was pressed: there is a file " + file + ", which says \"enough\".");
            assertThat(fork.output()).contains("INCONCLUSIVE (HALTED)");
        }
    }

    private Fork fork(String method) throws Exception {
        return Fork.start(directory, shop, EndTestCase.class, method, directory);
    }

    private void assertEndsWith(Reason reason, String message) throws Exception {
        assertThat(shop.isOn()).isFalse();
        try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
            assertThat(files.filter(file -> !file.endsWith("stop"))).isEmpty();
        }
        StoredResult stored =
                ResultsFile.read(ResultsFile.in(directory.resolve("results")).get(0));
        assertThat(stored.result()).satisfies(result -> {
            assertThat(result.findings().get(0).reason()).isEqualTo(reason);
            assertThat(result.findings().get(0).message()).matches(Row.pattern(message));
        });
    }
}

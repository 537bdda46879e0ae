package org.chaosjunit.samples.revert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.cli.Main;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.UndoStack;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar chaos-junit.jar}, the packaged jar alone, on what real experiments do in another JVM. */
@Timeout(180)
class CommandLineTests {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path directory;

    private Path journals;
    private Path flags;
    private Process experiment;

    @BeforeEach
    void requireJar() throws Exception {
        assumeTrue(jar().toString().endsWith(".jar"), "chaos-junit is not packaged here, but taken from " + jar());
        journals = directory.resolve(".chaos-junit/journal");
        flags = Files.writeString(directory.resolve("flags.properties"), "checkout=on\n");
    }

    private void startExperiment() throws IOException {
        experiment = new ProcessBuilder(
                        JAVA.toString(),
                        "-Dchaosjunit.guardian.enabled=false",
                        "-Dchaosjunit.lease.directory=" + directory.resolve("leases"),
                        "-Dchaosjunit.report.directory=" + directory.resolve("report"),
                        "-Dchaosjunit.results.directory=" + directory.resolve("results"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FlagOffRun.class.getName(),
                        flags.toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("experiment.log").toFile())
                .start();
        await().atMost(LONG).until(() -> Files.readString(flags).equals("checkout=off\n"));
    }

    @AfterEach
    void endExperiment() {
        if (experiment != null) {
            experiment.destroyForcibly();
        }
    }

    @Test
    void takesBackWhatAKilledRunHasLeftBehind() throws Exception {
        startExperiment();
        assertThat(run("revert").code()).as("while it runs").isEqualTo(3);
        experiment.destroyForcibly().waitFor();
        assertThat(flags).hasContent("checkout=off");

        Run list = run("list");
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.output())
                .contains("LEFT BEHIND: FlagTests#flagOff (experiment flag-off of process " + experiment.pid() + " on ")
                .contains("\"write 13 bytes to " + flags + "\"")
                .contains("    in place");
        assertThat(run("revert", "--dry-run").code()).isEqualTo(1);
        assertThat(flags).hasContent("checkout=off");

        Run revert = run("revert");
        assertThat(revert.code()).isZero();
        assertThat(revert.output()).contains("  Took back \"write 13 bytes to " + flags + "\" on ");
        assertThat(flags).hasContent("checkout=on");
        assertThat(result().findings()).extracting(Finding::reason).containsExactly(Reason.INTERRUPTED);

        Run again = run("revert");
        assertThat(again)
                .isEqualTo(new Run(0, "Nothing was left behind in " + journals + "." + System.lineSeparator()));
    }

    @Test
    void stopsARunningExperiment() throws Exception {
        startExperiment();

        Run stop = run("stop", "--reason", "maintenance");

        assertThat(stop.code()).isZero();
        assertThat(stop.output())
                .contains("Ended: FlagTests#flagOff (experiment flag-off of process " + experiment.pid() + " on ");
        assertThat(flags).hasContent("checkout=on");
        assertThat(run("resume").code()).isZero();
        assertThat(run("list").code()).isZero();
        await().atMost(LONG).until(() -> !experiment.isAlive());
        assertThat(result().findings())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("The stop button was pressed: there is a file "
                        + journals.resolve("stop") + ", which says \"maintenance\"."));
    }

    @Test
    void knowsWhatEndedWithItsJvm() throws Exception {
        leave(new UndoRecord("jvm", "jvm:1", "latency", Map.of("injection", "one"), Instant.EPOCH));

        Run revert = run("revert");

        assertThat(revert.code()).isZero();
        assertThat(revert.output()).contains("  Nothing was left of \"latency\" on jvm:1, ");
    }

    @Test
    void loadsAllRevertersWithoutAnyOtherJar() throws Exception {
        leave(new UndoRecord("ours", "there", "a change", Map.of("was", "off"), Instant.EPOCH));

        Run revert = run("revert");

        assertThat(revert.code()).isEqualTo(1);
        assertThat(revert.output())
                .containsPattern(
                        "no reverter \"ours\" is on the class path; known: [a-z, ]+\\. It may still be in place\\.")
                .contains(" By hand: undo it with what its record says: {was=off}. ");
    }

    private void leave(UndoRecord undo) throws IOException, InterruptedException {
        Header header = Header.ofThisProcess("orders", "OrderTests#late", Instant.EPOCH, "none.json");
        UndoStack stack = UndoStack.open(journals, header, false);
        UndoStack.Change change = stack.begin(Reach.JVM);
        change.write(undo);
        change.close();
        stack.close();
    }

    // In the directory of the experiment, as a user would.
    private Run run(String... arguments) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", jar().toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("still running: " + output);
            }
            return new Run(process.exitValue(), output);
        } finally {
            process.destroyForcibly();
        }
    }

    private ExperimentResult result() throws IOException {
        Path file = ResultsFile.in(directory.resolve("results")).get(0);
        ExperimentResult result = ResultsFile.read(file).result();
        if (result == null) {
            throw new AssertionError(file + " says that it is still running");
        }
        return result;
    }

    private static Path jar() throws URISyntaxException {
        return Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private record Run(int code, String output) {}
}

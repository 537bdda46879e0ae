package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateRecord;
import org.chaosjunit.gate.Policy;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.RunConfig;

/** A command of the command line in a JVM of its own, in a directory with a flag that experiments switch off. */
final class GateProcess implements AutoCloseable {
    static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Process process;
    private final Path directory;

    private GateProcess(Process process, Path directory) {
        this.process = process;
        this.directory = directory;
    }

    /** Writes the flag and the configuration for some experiments of {@link FlagTestCase}; returns the latter. */
    static Path prepare(Path directory, RolloutConfig rollout, Policy policy, String... experiments)
            throws IOException {
        Files.writeString(directory.resolve("flag"), "on");
        // Where another engine of our class path keeps its file.
        Files.createDirectories(directory.resolve("target"));
        Path file = directory.resolve("gate-config.json");
        RunConfig run = new RunConfig(
                Stream.of(CLASS_PATH.split(File.pathSeparator))
                        .map(Path::of)
                        .filter(Files::exists)
                        .toList(),
                List.of(),
                List.of(),
                Stream.of(experiments)
                        .map(name -> name.contains("#") ? name : FlagTestCase.class.getName() + "#" + name)
                        .toList(),
                List.of(),
                List.of(),
                List.of(flag(directory)));
        config(directory, rollout, policy, run).write(file);
        return file;
    }

    static GateConfig config(Path directory, RolloutConfig rollout, Policy policy, RunConfig run) {
        return new GateConfig(
                directory.resolve("results"),
                directory.resolve("report"),
                directory.resolve("journal"),
                directory.resolve("gate.json"),
                directory.resolve("audit.log"),
                List.of(),
                policy,
                null,
                rollout,
                run);
    }

    private static String flag(Path directory) {
        return "-Dflags.file=" + directory.resolve("flag");
    }

    static GateProcess start(Path directory, String... arguments) throws IOException {
        return startOver(directory, CLASS_PATH, arguments);
    }

    static GateProcess startOver(Path directory, String classPath, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flag(directory), "-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile());
        // As if it were not in a CI itself.
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GITHUB_"));
        environment.put("USER", "anna");
        return new GateProcess(builder.start(), directory);
    }

    /** Waits until it has ended, and returns its exit code. */
    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as(this::output).isTrue();
        return process.exitValue();
    }

    void awaitFlag(String content) {
        Awaitility.await()
                .atMost(1, TimeUnit.MINUTES)
                .failFast("it has ended", () -> content.equals("off") && !process.isAlive())
                .untilAsserted(() -> assertThat(directory.resolve("flag")).hasContent(content));
    }

    /** Sends it TERM. */
    void terminate() {
        process.destroy();
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Lets go of its life line. */
    void letGo() throws IOException {
        process.outputWriter().close();
    }

    String output() {
        try {
            return Files.readString(directory.resolve("output.txt"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    GateRecord gate() throws IOException {
        return GateRecord.read(directory.resolve("gate.json"));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}

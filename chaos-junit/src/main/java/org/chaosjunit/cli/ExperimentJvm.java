package org.chaosjunit.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.RunConfig;
import org.jspecify.annotations.Nullable;

/** The JVM in which a gate runs its experiments, so that it survives whatever they do to theirs. */
final class ExperimentJvm {
    /** More than a JVM needs to take everything back when it is told to end. */
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Path config;
    private final GateConfig read;
    private @Nullable Process process;
    private boolean isCancelled;

    ExperimentJvm(Path config, GateConfig read) {
        this.config = config;
        this.read = read;
    }

    /** Runs the experiments once, and returns the exit code of the JVM; at once if it was cancelled. */
    int run(RunConfig run) throws IOException, InterruptedException {
        Process started = start(run);
        if (started == null) {
            return LifeLine.ENDED;
        }
        // Our end of its life line is held until it has ended.
        return started.waitFor();
    }

    private synchronized @Nullable Process start(RunConfig run) throws IOException {
        if (isCancelled) {
            return null;
        }
        Process started = new ProcessBuilder(command(run))
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process = started;
        return started;
    }

    /** Ends it: first by TERM, so that it takes everything back itself. */
    void cancel() {
        Process running;
        synchronized (this) {
            isCancelled = true;
            running = process;
        }
        if (running != null && running.isAlive()) {
            running.destroy();
            try {
                if (!running.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    running.destroyForcibly();
                }
            } catch (InterruptedException e) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private List<String> command(RunConfig run) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(run.jvmArguments());
        // A class path may be longer than an argument can be.
        Path arguments = read.record().resolveSibling("gate-run.args").toAbsolutePath();
        Files.createDirectories(arguments.getParent());
        Files.writeString(arguments, "-cp\n\"" + classPath(run) + "\"\n");
        command.add("@" + arguments);
        command.addAll(List.of(Main.CLASS, "run", "--config", config.toString(), LifeLine.NAME));
        return command;
    }

    private static String classPath(RunConfig run) {
        return run.classPath().stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator))
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }
}

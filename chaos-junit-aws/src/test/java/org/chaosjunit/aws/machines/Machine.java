package org.chaosjunit.aws.machines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.LocalAws;

/** A process that shares nothing with others but the stand-in: its directory is empty at first. */
final class Machine {
    private final Process process;
    private final Path output;

    private Machine(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static Machine start(LocalAws aws, Path directory, Class<?> main, String... arguments) throws IOException {
        Files.createDirectories(directory);
        Path output = directory.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(aws.environment());
        environment.put("CHAOSJUNIT_GUARDIAN_ENABLED", "false");
        environment.put(
                "CHAOSJUNIT_LEASE_DIRECTORY", directory.resolve("leases").toString());
        return new Machine(builder.start(), output);
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits for its end; returns its exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            kill();
            throw new IllegalStateException("still alive");
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String output() throws IOException {
        return Files.readString(output);
    }
}

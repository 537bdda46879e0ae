package org.chaosjunit.samples.aws.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The code of the transformer in Node, with failure-lambda 0.4.4 as npm has it. */
final class TransformerCode {
    private static final Path SOURCE = Path.of("src", "main", "node", "chaos-transformer");
    private static final Path BUILT = Path.of("target", "lab", "chaos-transformer");
    private static final int PATIENCE_SECONDS = 120;

    private TransformerCode() {}

    /** Returns what is missing to run it; empty if nothing is. */
    static Optional<String> missing() {
        return Stream.of("node", "npm")
                .filter(command -> !isInstalled(command))
                .findFirst()
                .map(command -> "there is no `" + command + "`; install it with `apt-get install nodejs npm`, at"
                        + " least Node 18");
    }

    /** Returns the directory with the code and the exact libraries of its lock file, fetched if they are not there yet. */
    static synchronized Path installed() {
        try {
            copy(SOURCE, BUILT);
            if (!Files.exists(BUILT.resolve("node_modules/failure-lambda/lib/failure.js"))) {
                run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"), BUILT);
            }
            return BUILT.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm was running", e);
        }
    }

    /** Writes a file of host names, as {@code jdk.net.hosts.file} takes it, in which {@code host} is this machine. */
    static Path hosts(String host) {
        try {
            Path file = BUILT.resolveSibling("hosts").toAbsolutePath();
            Files.createDirectories(file.getParent());
            return Files.writeString(file, "127.0.0.1 localhost\n127.0.0.1 " + host + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled(String command) {
        try {
            return new ProcessBuilder(command, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
    }

    private static void run(List<String> command, Path directory) throws IOException, InterruptedException {
        Path log = directory.resolveSibling("npm.log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(String.join(" ", command) + " did not end, see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed:\n" + Files.readString(log));
        }
    }
}

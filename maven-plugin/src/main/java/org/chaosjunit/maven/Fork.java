package org.chaosjunit.maven;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A JVM of its own for the command line of chaos-junit.
 *
 * <p>Its standard input stays open as long as Maven lives: its end tells the child that it is alone, also when Maven was
 * killed.
 *
 * @param java the program
 * @param classPath what it finds
 * @param jvmArguments for the JVM, before the main class
 * @param properties its system properties
 * @param directory where it runs
 */
record Fork(
        Path java, List<Path> classPath, List<String> jvmArguments, Map<String, String> properties, Path directory) {
    static final String MAIN = "org.chaosjunit.cli.Main";

    // Longer than a revert may take by itself: each of its records has 10 s, several at a time.
    private static final long PATIENCE_SECONDS = 60;

    Fork {
        classPath = List.copyOf(classPath);
        jvmArguments = List.copyOf(jvmArguments);
        properties = Map.copyOf(properties);
    }

    /** Runs a command, line by line to {@code out}. Returns its exit code. */
    int run(Consumer<String> out, String... command) throws IOException, InterruptedException {
        Path options = Files.createTempFile("chaos-junit", ".options");
        try {
            Files.writeString(options, options(), Charset.forName(System.getProperty("native.encoding", "UTF-8")));
            List<String> line = new ArrayList<>(List.of(java.toString(), "@" + options, MAIN));
            line.addAll(List.of(command));
            return run(line, out);
        } finally {
            Files.deleteIfExists(options);
        }
    }

    private int run(List<String> line, Consumer<String> out) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(line)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        Thread hook = new Thread(() -> end(process), "chaos-junit-fork-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(out);
            return process.waitFor();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            end(process);
            remove(hook);
        }
    }

    // As on Ctrl-C: it takes back what it has done, and only then is Maven gone.
    private static void end(Process process) {
        if (process.isAlive()) {
            process.destroy();
            try {
                process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Maven is ending, and the hook is at it.
        }
    }

    /** Returns the content of a file of options: a command line has limits that class paths exceed. */
    private String options() {
        List<String> options = new ArrayList<>(jvmArguments);
        properties.forEach((name, value) -> options.add("-D" + name + "=" + value));
        options.add("-cp");
        options.add(classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        return options.stream().map(Fork::quoted).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String option) {
        return '"'
                + option.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}

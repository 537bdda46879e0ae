package org.chaosjunit.samples.aws.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;

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
    static synchronized Path installed() throws IOException, InterruptedException {
        copy(SOURCE, BUILT);
        if (!Files.exists(BUILT.resolve("node_modules/failure-lambda/lib/failure.js"))) {
            run(List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"), BUILT);
        }
        return BUILT.toAbsolutePath();
    }

    /** Returns that directory as Lambda takes it. */
    static SdkBytes zipped() {
        try {
            return SdkBytes.fromByteArray(zip(installed()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while npm was running", e);
        }
    }

    private static byte[] zip(Path directory) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(directory.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
        return bytes.toByteArray();
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

package org.chaosjunit.netem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a command of the system has answered.
 *
 * @param command the command
 * @param exitCode its exit code
 * @param output what it wrote
 * @param error what it complained of
 */
record Command(List<String> command, int exitCode, String output, String error) {
    private static final long PATIENCE_SECONDS = 5;

    /**
     * Runs a command.
     *
     * @throws IOException if there is no such command, or it gives no answer
     */
    static Command run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).start();
        try {
            process.getOutputStream().close();
            CompletableFuture<String> output = read(process.getInputStream());
            CompletableFuture<String> error = read(process.getErrorStream());
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(
                        "`" + String.join(" ", command) + "` gave no answer within " + PATIENCE_SECONDS + " s");
            }
            return new Command(
                    List.copyOf(command),
                    process.exitValue(),
                    output.join(),
                    error.join().strip());
        } finally {
            process.destroyForcibly();
        }
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    boolean failed() {
        return exitCode != 0;
    }

    /** Returns the complaint in one line. */
    String complaint() {
        String first = error.lines().findFirst().orElse("exit code " + exitCode);
        return first.replaceFirst("^Error: ", "").replaceFirst("\\.$", "");
    }

    IOException failure() {
        return new IOException("`" + String.join(" ", command) + "` failed: " + complaint());
    }
}

package org.chaosjunit.gate.control;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.RolloutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands with {@code sh}.
 *
 * @param timeout how long each may take
 */
record ShellCommand(Duration timeout) {
    private static final int MOST_OF_OUTPUT = 2000;

    /** Returns why no command can be run. */
    Optional<String> objection() {
        boolean hasShell = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "sh")));
        return hasShell ? Optional.empty() : Optional.of("There is no `sh` on the PATH to run commands with.");
    }

    /** Returns what was run, a sentence. */
    String run(String command) throws RolloutException {
        Path output = null;
        Process process = null;
        try {
            // A file, since what the command leaves in the background may hold a pipe open for good.
            output = Files.createTempFile("chaos-junit-command", ".txt");
            process = new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new RolloutException("`" + command + "` was ended, for it took longer than "
                        + Durations.format(timeout) + "." + said(output));
            }
            if (process.exitValue() != 0) {
                throw new RolloutException("`" + command + "` exited with " + process.exitValue() + "." + said(output));
            }
            return "`" + command + "` exited with 0." + said(output);
        } catch (IOException e) {
            throw new RolloutException("`" + command + "` could not be run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RolloutException("`" + command + "` was interrupted.", e);
        } finally {
            end(process);
            delete(output);
        }
    }

    private static void end(@Nullable Process process) {
        if (process != null && process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Temporary files are removed by others too.
        }
    }

    private static String said(Path output) throws IOException {
        String text = new String(Files.readAllBytes(output), Charset.defaultCharset()).strip();
        if (text.isEmpty()) {
            return "";
        }
        return " It said: "
                + (text.length() <= MOST_OF_OUTPUT ? text : "..." + text.substring(text.length() - MOST_OF_OUTPUT));
    }
}

package org.chaosjunit.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.Settings;

/** Looks, several times a second, whether someone wants all experiments to stop: by a file, or by what a command answers. */
final class StopButton {
    private static final Duration CADENCE = Duration.ofMillis(200);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(5);
    private static final int MOST_OF_REASON = 200;

    private final Path file;
    private final Optional<String> command;

    StopButton(Settings settings) {
        this.file = settings.stopFile();
        this.command = settings.stopCommand();
    }

    /** Returns why nothing may go on; empty if it may. */
    Optional<String> pressed() throws InterruptedException {
        Optional<String> byFile = pressedByFile();
        return byFile.isPresent() || command.isEmpty() ? byFile : objection(command.get());
    }

    private Optional<String> pressedByFile() {
        return Files.exists(file)
                ? Optional.of("The stop button was pressed: there is a file " + file + reason() + ".")
                : Optional.empty();
    }

    /** Looks until it is let go, on a thread of its own; tells, once, why nothing may go on. */
    Watchdog.Leash watch(Consumer<String> stop) {
        Thread thread = new ExemptThread(() -> look(stop), "chaos-junit stop button");
        thread.setDaemon(true);
        thread.start();
        return thread::interrupt;
    }

    private void look(Consumer<String> stop) {
        try {
            Optional<String> pressed = pressed();
            while (pressed.isEmpty()) {
                TimeUnit.NANOSECONDS.sleep(CADENCE.toNanos());
                pressed = pressed();
            }
            stop.accept(pressed.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String reason() {
        try {
            String text = Files.readString(file).strip();
            return text.isEmpty() ? "" : ", which says \"" + shortened(text) + '"';
        } catch (IOException e) {
            // It is enough that it is there.
            return "";
        }
    }

    // Fails closed: a command that cannot be asked forbids as one that says no.
    private Optional<String> objection(String command) throws InterruptedException {
        String what = "The stop command `" + command + "` ";
        Process process = null;
        try {
            process = new ProcessBuilder("sh", "-c", command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            long deadline = System.nanoTime() + COMMAND_LIMIT.toNanos();
            while (!process.waitFor(CADENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<String> byFile = pressedByFile();
                if (byFile.isPresent()) {
                    return byFile;
                }
                if (System.nanoTime() - deadline > 0) {
                    return Optional.of(what + "gave no answer within " + COMMAND_LIMIT.toSeconds() + " s.");
                }
            }
            int exit = process.exitValue();
            String said =
                    new String(process.getInputStream().readNBytes(MOST_OF_REASON), StandardCharsets.UTF_8).strip();
            return exit == 0
                    ? Optional.empty()
                    : Optional.of(what + "exited with " + exit + (said.isEmpty() ? "." : ": " + shortened(said)));
        } catch (IOException e) {
            return Optional.of(what + "could not be run: " + e.getMessage());
        } finally {
            if (process != null && process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static String shortened(String text) {
        return text.length() <= MOST_OF_REASON ? text : text.substring(0, MOST_OF_REASON) + "...";
    }
}

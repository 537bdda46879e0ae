package org.chaosjunit.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of this machine, and a way to send them any signal at once. */
final class Processes implements AutoCloseable {
    private final Process shell;
    private final Writer commands;

    Processes() throws IOException {
        shell = new ProcessBuilder("sh")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        commands = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    /** Sends a signal, to a whole group if the number is negative; who is gone already gets none. */
    synchronized void signal(String name, long pid) {
        try {
            commands.write("kill -s " + name + " -- " + pid + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the processes whose command line holds the text. */
    static List<Running> with(String text) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.filter(path -> path.getFileName().toString().matches("[0-9]+"))
                    .flatMap(path -> at(path).stream())
                    .filter(running -> running.commandLine.contains(text))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Running> at(Path path) {
        try {
            String commandLine = Files.readString(path.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .replace('\0', ' ');
            String stat = Files.readString(path.resolve("stat"), StandardCharsets.ISO_8859_1);
            char state = stat.charAt(stat.lastIndexOf(')') + 2);
            return Optional.of(new Running(Long.parseLong(path.getFileName().toString()), state, commandLine));
        } catch (IOException e) {
            // It has ended.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        shell.destroyForcibly();
    }

    /**
     * A process.
     *
     * @param pid its number
     * @param state as the kernel says it: {@code T} if it was stopped
     * @param commandLine with its arguments
     */
    record Running(long pid, char state, String commandLine) {}
}

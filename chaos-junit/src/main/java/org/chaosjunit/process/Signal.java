package org.chaosjunit.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends signals. */
final class Signal {
    private static final long PATIENCE_SECONDS = 5;

    private Signal() {}

    /**
     * Sends a signal to processes, to those of them that are still themselves.
     *
     * @throws IOException if it could not be sent to one that is alive
     */
    static void send(String signal, List<Proc> processes) throws IOException, InterruptedException {
        // The shell's own kill: not every machine has another.
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "for pid; do kill -" + signal + " \"$pid\"; done", "sh"));
        List<Proc> alive =
                processes.stream().flatMap(process -> process.again().stream()).toList();
        alive.forEach(process -> command.add(Long.toString(process.pid())));
        if (alive.isEmpty()) {
            return;
        }
        Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            boolean sent = shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && shell.exitValue() == 0;
            if (!sent && alive.stream().anyMatch(process -> process.again().isPresent())) {
                String why = shell.isAlive()
                        ? "no answer"
                        : new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                throw new IOException("cannot send SIG" + signal + " to process " + alive + ": " + why);
            }
        } finally {
            shell.destroyForcibly();
        }
    }
}

package org.chaosjunit.torture;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.testing.QuickJava;
import org.jspecify.annotations.Nullable;

/** Another JVM, most often that of a {@link Victim}, and what it has said. */
final class Child {
    private final Process process;
    private final Thread reader;

    // Guarded by this.
    private final StringBuilder output = new StringBuilder();
    private final Set<Phase> seen = EnumSet.noneOf(Phase.class);
    private @Nullable Phase last;
    private boolean ended;

    private Child(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "output of " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    static Child start(Path arena, Class<?> main, List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // A group of its own, and with signals that kill, even where this build was told to ignore some.
        command.addAll(List.of("setsid", "env", "--default-signal=HUP,INT,TERM"));
        command.addAll(QuickJava.command());
        command.add("-Xmx128m");
        for (String name : List.of("journal", "results", "leases", "report")) {
            String key = name.equals("leases") ? "lease" : name;
            command.add("-Dchaosjunit." + key + ".directory=" + arena.resolve(name));
        }
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return new Child(builder.redirectErrorStream(true).start());
    }

    long pid() {
        return process.pid();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard(line);
            }
        } catch (IOException e) {
            // It was killed.
        }
        synchronized (this) {
            ended = true;
            notifyAll();
        }
    }

    private synchronized void heard(String line) {
        output.append(line).append('\n');
        if (line.startsWith("@")) {
            last = Phase.valueOf(line.substring(1));
            seen.add(last);
            notifyAll();
        }
    }

    /** Waits for a phase; returns whether it came before the end. */
    synchronized boolean await(Phase phase) throws InterruptedException {
        while (!seen.contains(phase) && !ended) {
            wait();
        }
        return seen.contains(phase);
    }

    /** Returns the phase that it is in, or was in when it ended. */
    synchronized @Nullable Phase phase() {
        return last;
    }

    /** Waits for its end; returns whether that came. */
    boolean awaitEnd(int seconds) throws InterruptedException {
        boolean hasEnded = process.waitFor(seconds, TimeUnit.SECONDS);
        reader.join(TimeUnit.SECONDS.toMillis(5));
        return hasEnded;
    }

    int exit() {
        return process.exitValue();
    }

    synchronized String output() {
        return output.toString();
    }
}

package org.chaosjunit.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.UndoRecord;

/**
 * Kills a process, and its children if that is asked.
 *
 * @param fault what is asked
 * @param target id of the target
 * @param process the process
 * @param context where the way back is written
 * @param grace how long after another signal it is killed
 */
record Kill(KilledProcess fault, String target, Proc process, InjectionContext context, Duration grace) {
    static final String REVERTER = "kill";

    static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    Injection inject() throws IOException, InterruptedException {
        List<Proc> victims = new ArrayList<>(List.of(process));
        if (fault.children()) {
            Proc.descendants(process.pid()).filter(Proc::isAlive).forEach(victims::add);
        }
        String description =
                victims.stream().map(Proc::toString).collect(Collectors.joining(", ", "kill process ", ""));
        context.journal().write(new UndoRecord(REVERTER, target, description, state(), context.expires()));
        kill(victims);
        Instant seen = MonotonicClock.get().instant();
        List<String> names = victims.stream().map(victim -> victim + " ended").toList();
        Evidence evidence = new Evidence(
                fault.description(), target, "processes", victims.size(), victims.size(), 100, null, seen, seen, names);
        return () -> List.of(evidence);
    }

    // No command line: it may hold secrets.
    private Map<String, String> state() throws IOException {
        Map<String, String> state = new HashMap<>(Identity.of(process));
        if (!fault.restart().isEmpty()) {
            state.put(Restart.COMMAND, fault.restart());
            state.put(Restart.DIRECTORY, process.directory());
            state.put(Restart.LIKE, Restart.digest(process.commandLine()));
            state.put(Restart.SINCE, Long.toString(Proc.now()));
            state.put(Restart.MARK, UUID.randomUUID().toString());
            if (fault.process().by() == ChildProcess.By.PID_FILE) {
                state.put(
                        Restart.PID_FILE,
                        java.nio.file.Path.of(fault.process().text())
                                .toAbsolutePath()
                                .toString());
            }
        }
        return state;
    }

    private static boolean haveEnded(List<Proc> victims) {
        return victims.stream().noneMatch(victim -> victim.again().isPresent());
    }

    private void kill(List<Proc> victims) throws IOException, InterruptedException {
        Signal.send(fault.signal(), victims);
        if (fault.signal().equals("TERM") && !Waiting.until(() -> haveEnded(victims), grace)) {
            Signal.send("KILL", victims);
        }
        if (!Waiting.until(() -> haveEnded(victims), PATIENCE)) {
            throw new IllegalStateException("process " + process + " is still there after SIGKILL");
        }
    }
}

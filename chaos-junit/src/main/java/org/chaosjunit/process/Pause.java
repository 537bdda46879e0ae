package org.chaosjunit.process;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.UndoRecord;

/**
 * Pauses a process, and its children if that is asked.
 *
 * @param fault what is asked
 * @param target id of the target
 * @param process the process
 * @param context where the way back is written
 */
record Pause(PausedProcess fault, String target, Proc process, InjectionContext context) {
    static final String REVERTER = "pause";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    Injection inject() throws IOException, InterruptedException {
        List<Proc> paused = new ArrayList<>();
        List<Proc> next = List.of(process);
        // Parents first, until there is none left: who is paused starts no more children.
        while (!next.isEmpty()) {
            for (Proc one : next) {
                if (pause(one)) {
                    paused.add(one);
                }
            }
            next = fault.children() ? othersThan(paused) : List.of();
        }
        return PauseWatch.over(fault.description(), target, paused);
    }

    private List<Proc> othersThan(List<Proc> paused) {
        return Proc.descendants(process.pid())
                .filter(Proc::isAlive)
                .filter(one -> paused.stream().noneMatch(one::isSame))
                .toList();
    }

    // A child may end before its turn comes; the process that was asked for may not.
    private boolean pause(Proc one) throws IOException, InterruptedException {
        Optional<Proc> now = one.again();
        if (now.filter(Proc::isStopped).isPresent()) {
            throw new IllegalStateException("process " + one + " is paused already, by someone else");
        }
        if (now.isPresent()) {
            Map<String, String> state = Identity.of(one);
            context.journal().write(new UndoRecord(REVERTER, target, "pause process " + one, state, context.expires()));
            Signal.send("STOP", List.of(one));
            Waiting.until(() -> one.again().map(Proc::isStopped).orElse(true), PATIENCE);
        }
        Optional<Proc> after = one.again();
        if (after.isPresent() ? !after.get().isStopped() : one.isSame(process)) {
            throw new IllegalStateException(
                    "process " + one + (after.isPresent() ? " runs on after SIGSTOP" : " has ended meanwhile"));
        }
        return after.isPresent();
    }
}

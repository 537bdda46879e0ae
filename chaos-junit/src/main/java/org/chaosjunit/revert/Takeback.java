package org.chaosjunit.revert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.chaosjunit.spi.UndoRecord;

/** Takes records back, once: those of one target newest first, several targets at the same time. */
final class Takeback {
    private final Patience patience;
    private final Set<Integer> done = new HashSet<>();

    Takeback(Patience patience) {
        this.patience = patience;
    }

    /**
     * Takes all of the records back, and tells of each as soon as it is known.
     *
     * @param records oldest first
     * @param told is called by one thread at a time
     */
    void take(List<OpenRecord> records, BiConsumer<OpenRecord, Outcome> told) {
        Map<String, List<OpenRecord>> newestFirst = new LinkedHashMap<>();
        for (int i = records.size() - 1; i >= 0; i--) {
            UndoRecord undo = records.get(i).undo();
            newestFirst
                    .computeIfAbsent(undo.target(), target -> new ArrayList<>())
                    .add(records.get(i));
        }
        List<List<OpenRecord>> groups = List.copyOf(newestFirst.values());
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i < groups.size(); i++) {
            start(groups.get(i), told).ifPresent(threads::add);
        }
        // Nobody else has to be waited for where there is one target only.
        if (!groups.isEmpty()) {
            takeInTurn(groups.get(0), told);
        }
        threads.forEach(Takeback::await);
        // A thread may have died for want of memory.
        for (List<OpenRecord> group : groups) {
            takeInTurn(group, told);
        }
    }

    private Optional<Thread> start(List<OpenRecord> group, BiConsumer<OpenRecord, Outcome> told) {
        try {
            Thread thread = new Thread(
                    () -> takeInTurn(group, told),
                    "chaos-junit revert all of " + group.get(0).undo().target());
            thread.setDaemon(true);
            thread.start();
            return Optional.of(thread);
        } catch (OutOfMemoryError e) {
            // No more threads can be had; one after the other is better than not at all.
            return Optional.empty();
        }
    }

    private void takeInTurn(List<OpenRecord> newestFirst, BiConsumer<OpenRecord, Outcome> told) {
        Outcome stuck = null;
        for (OpenRecord record : newestFirst) {
            if (isDone(record)) {
                continue;
            }
            Outcome outcome = new Step(record.undo(), patience).take();
            if (outcome.kind() == Outcome.Kind.DRIFTED && stuck != null) {
                // What differs is our own newer change, which could not be taken back first.
                outcome = Outcome.stuck(
                        record.undo(), new IllegalStateException("a newer change must be taken back first"));
            }
            stuck = outcome.isStuck() ? outcome : stuck;
            synchronized (this) {
                told.accept(record, outcome);
                done.add(record.number());
            }
        }
    }

    private synchronized boolean isDone(OpenRecord record) {
        return done.contains(record.number());
    }

    // Interrupts are put aside, as in a step.
    private static void await(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

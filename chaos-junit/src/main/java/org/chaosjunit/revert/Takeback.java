package org.chaosjunit.revert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.chaosjunit.spi.UndoRecord;

/** Takes records back: those of one target newest first, several targets at the same time. */
final class Takeback {
    private final Patience patience;

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
        List<Thread> threads = new ArrayList<>();
        newestFirst.forEach((target, ofTarget) -> {
            Runnable work = () -> takeInTurn(ofTarget, told);
            Thread thread = new Thread(work, "chaos-junit revert all of " + target);
            thread.setDaemon(true);
            try {
                thread.start();
                threads.add(thread);
            } catch (OutOfMemoryError e) {
                // No more threads can be had; one after the other is better than not at all.
                work.run();
            }
        });
        threads.forEach(Takeback::await);
    }

    private void takeInTurn(List<OpenRecord> newestFirst, BiConsumer<OpenRecord, Outcome> told) {
        Outcome stuck = null;
        for (OpenRecord record : newestFirst) {
            Outcome outcome = new Step(record.undo(), patience).take();
            if (outcome.kind() == Outcome.Kind.DRIFTED && stuck != null) {
                // What differs is our own newer change, which could not be taken back first.
                outcome = Outcome.stuck(
                        record.undo(), new IllegalStateException("a newer change must be taken back first"));
            }
            stuck = outcome.isStuck() ? outcome : stuck;
            synchronized (this) {
                told.accept(record, outcome);
            }
        }
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

package org.chaosjunit.revert;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes one record back: only what is still ours, bounded in time, tried again with longer and longer pauses, and read back. */
final class Step {
    private final UndoRecord undo;
    private final Patience patience;

    Step(UndoRecord undo, Patience patience) {
        this.undo = undo;
        this.patience = patience;
    }

    Outcome take() {
        FutureTask<Outcome> attempts = new FutureTask<>(this::attempts);
        try {
            // A thread of its own: a reverter that hangs must not hold up the other records.
            Hands.give(attempts);
        } catch (OutOfMemoryError e) {
            // No more threads can be had; without a limit is better than not at all.
            attempts.run();
        }
        return await(attempts);
    }

    // Interrupts are put aside: whoever interrupts wants us gone, not the fault to stay.
    private Outcome await(Future<Outcome> attempts) {
        Duration limit = patience.limit();
        boolean hasExtra = false;
        long begin = System.nanoTime();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return attempts.get(begin + limit.toNanos() - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (TimeoutException e) {
                    // Asked only now: few need it, and nobody else should pay for the question.
                    Duration extra = hasExtra ? Duration.ZERO : extraTime();
                    hasExtra = true;
                    if (!extra.isZero()) {
                        limit = limit.plus(extra);
                        continue;
                    }
                    attempts.cancel(true);
                    return Outcome.stuck(undo, new TimeoutException("no answer within " + limit.toMillis() + " ms"));
                } catch (ExecutionException e) {
                    return Outcome.stuck(undo, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Foreign code; whatever it throws, there is a limit.
    private Duration extraTime() {
        try {
            return Reverters.of(undo).extraTime(undo);
        } catch (Throwable e) {
            return Duration.ZERO;
        }
    }

    private Outcome attempts() throws InterruptedException {
        Outcome outcome = attempt(Outcome.wasGone(undo));
        for (Duration pause : patience.pauses()) {
            if (!outcome.isStuck()) {
                return outcome;
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            // What is gone by now, our own attempt may have taken away, though it failed.
            outcome = attempt(Outcome.back(undo));
        }
        return outcome;
    }

    @SuppressWarnings("CatchingUnchecked") // Foreign code; whatever it throws, the other records must be taken back.
    private Outcome attempt(Outcome ifNotThere) {
        try {
            Reverter reverter = Reverters.of(undo);
            ReadBack before = reverter.readBack(undo);
            return switch (before.condition()) {
                case REVERTED -> ifNotThere;
                case OVER -> Outcome.back(undo);
                case DRIFTED -> Outcome.drifted(undo, before.found());
                case IN_PLACE -> revert(reverter);
            };
        } catch (Throwable e) {
            return Outcome.stuck(undo, e);
        }
    }

    private Outcome revert(Reverter reverter) throws Exception {
        reverter.revert(undo);
        ReadBack after = reverter.readBack(undo);
        return switch (after.condition()) {
            case REVERTED, OVER -> Outcome.back(undo);
            case DRIFTED -> Outcome.drifted(undo, after.found());
            case IN_PLACE -> Outcome.stuck(undo, new IllegalStateException("it reads back as still in place"));
        };
    }
}

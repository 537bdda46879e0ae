package org.chaosjunit.revert;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** Takes one record back: bounded in time, tried again if it fails, and read back. */
final class Step {
    private static final int ATTEMPTS = 3;

    private final UndoRecord undo;
    private final Duration limit;

    Step(UndoRecord undo, Duration limit) {
        this.undo = undo;
        this.limit = limit;
    }

    /** Returns why the record could not be taken back; empty if it was, and reads back so. */
    Optional<Throwable> take() {
        FutureTask<Optional<Throwable>> attempts = new FutureTask<>(this::attempts);
        // A thread of its own: a reverter that hangs must not hold up the other records.
        Thread thread = new Thread(attempts, "chaos-junit revert " + undo.target());
        thread.setDaemon(true);
        thread.start();
        return await(attempts, thread);
    }

    // Interrupts are put aside: whoever interrupts wants us gone, not the fault to stay.
    private Optional<Throwable> await(Future<Optional<Throwable>> attempts, Thread thread) {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return attempts.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException | TimeoutException e) {
                    thread.interrupt();
                    return Optional.of(new TimeoutException("no answer within " + limit.toMillis() + " ms"));
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Optional<Throwable> attempts() {
        Optional<Throwable> failure = Optional.empty();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            failure = attempt();
            if (failure.isEmpty()) {
                return failure;
            }
        }
        return failure;
    }

    @SuppressWarnings("CatchThrowable") // Foreign code; whatever it throws, the other records must be taken back.
    private Optional<Throwable> attempt() {
        try {
            Reverter reverter = Reverters.of(undo);
            reverter.revert(undo);
            return reverter.readBack(undo).condition() == ReadBack.Condition.REVERTED
                    ? Optional.empty()
                    : Optional.of(new IllegalStateException("it reads back as still in place"));
        } catch (Throwable e) {
            return Optional.of(e);
        }
    }
}

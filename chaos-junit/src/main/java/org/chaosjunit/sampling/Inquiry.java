package org.chaosjunit.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.chaosjunit.spi.Durations;
import org.jspecify.annotations.Nullable;

/**
 * Asks a probe, one question at a time, each bounded in time, and keeps nobody waiting.
 *
 * <p>An answer that is late is a failure, and so is every moment at which it is still awaited. Safe for use by several
 * threads; answers come in order of their times, and while this is locked.
 */
final class Inquiry {
    private final Probe probe;
    private final Duration timeout;
    private final Executor thread;
    private final Consumer<Answer> answers;

    // Guarded by this.
    private @Nullable Call running;
    private Instant promised = Instant.MIN;

    Inquiry(Probe probe, Duration timeout, Executor thread, Consumer<Answer> answers) {
        this.probe = probe;
        this.timeout = timeout;
        this.thread = thread;
        this.answers = answers;
    }

    /** Asks, unless an answer is awaited. */
    void ask(Instant now) {
        Call call = begin(now);
        if (call != null) {
            var unused = call.clock
                    .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    .exceptionally(late -> giveUp(call));
            thread.execute(() -> run(call));
        }
    }

    /** Returns {@code now}, or the time of the question that is open: before its answer nothing later is settled. */
    synchronized Instant settledUntil(Instant now) {
        Instant settled = running != null && !running.late && running.at.isBefore(now) ? running.at : now;
        promised = settled.isAfter(promised) ? settled : promised;
        return settled;
    }

    // An answer never changes what was settled before it was asked for, even if its thread was late.
    private synchronized @Nullable Call begin(Instant now) {
        Instant at = now.isBefore(promised) ? promised : now;
        if (running == null) {
            running = new Call(at);
            return running;
        }
        if (running.late) {
            answers.accept(tooLate(at));
        } else {
            running.waiting.add(at);
        }
        return null;
    }

    private void run(Call call) {
        if (enter(call)) {
            Answer answer = read(call.at);
            leave(call, answer);
            call.clock.complete(null);
        }
    }

    private synchronized boolean enter(Call call) {
        if (call.late) {
            running = null;
            return false;
        }
        call.thread = Thread.currentThread();
        return true;
    }

    private synchronized void leave(Call call, Answer answer) {
        running = null;
        if (call.late) {
            // The interrupt was meant for this call, not for the next one.
            Thread.interrupted();
        } else {
            answers.accept(answer);
        }
    }

    private synchronized @Nullable Void giveUp(Call call) {
        if (running == call) {
            call.late = true;
            answers.accept(tooLate(call.at));
            call.waiting.forEach(at -> answers.accept(tooLate(at)));
            if (call.thread != null) {
                call.thread.interrupt();
            }
        }
        return null;
    }

    private Answer tooLate(Instant at) {
        return new Answer(at, null, new TimeoutException("gave no answer within " + Durations.format(timeout)));
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever foreign code throws is a failure to measure, not ours.
    private Answer read(Instant at) {
        try {
            return new Answer(at, probe.read(), null);
        } catch (Throwable thrown) {
            return new Answer(at, null, thrown);
        }
    }

    /** A call that goes on until its probe returns; guarded by the inquiry. */
    private static final class Call {
        private final Instant at;
        private final CompletableFuture<Void> clock = new CompletableFuture<>();
        // When it would have been asked again; a window may hold nothing but such moments.
        private final List<Instant> waiting = new ArrayList<>();
        private @Nullable Thread thread;
        private boolean late;

        Call(Instant at) {
            this.at = at;
        }
    }
}

package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.PlannedCheck;

/** Samples metrics at a fixed cadence, on a thread of its own, until something is so or there is no time left. */
final class Watch {
    static final Duration CADENCE = Duration.ofMillis(100);
    /** How long a metric may keep the experiment waiting for its last answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Time time;
    private final Map<Metric, String> metrics = new LinkedHashMap<>();
    private final Predicate<Metric> isAskedElsewhere;
    private volatile String asked = "The watch";

    Watch(Time time, List<PlannedCheck> checks, Predicate<Metric> isAskedElsewhere) {
        this.time = time;
        this.isAskedElsewhere = isAskedElsewhere;
        checks.forEach(check -> Comparison.asked(check)
                .forEach(metric -> metrics.put(metric, check.state().metric())));
    }

    /** Watches, and tells whether {@code done} came true within {@code limit}; a metric that hangs ends it too. */
    boolean await(BooleanSupplier done, Duration limit) throws CalledOff, InterruptedException {
        Watching watching = start(done, limit);
        Time.Alarm alarm = time.after(limit.plus(PATIENCE), () -> watching.end(noAnswer()));
        try {
            return watching.await();
        } finally {
            alarm.cancel();
            watching.end(new InterruptedException());
        }
    }

    private CalledOff noAnswer() {
        return new CalledOff(
                Reason.PROBE_ERROR, asked + " gave no answer for more than " + Durations.format(PATIENCE) + ".");
    }

    /** Starts to watch; the future tells whether {@code done} came true within {@code limit}, or what it threw. */
    Watching start(BooleanSupplier done, Duration limit) {
        CompletableFuture<Boolean> outcome = new CompletableFuture<>();
        Thread thread = new Thread(() -> watch(done, limit, outcome), "chaos-junit watch");
        thread.setDaemon(true);
        thread.start();
        return new Watching(thread, outcome);
    }

    @SuppressWarnings("CatchThrowable") // Everything that ends the watch must reach the one who waits for it.
    private void watch(BooleanSupplier done, Duration limit, CompletableFuture<Boolean> outcome) {
        try {
            outcome.complete(loop(done, time.now().plus(limit), outcome));
        } catch (Throwable e) {
            outcome.completeExceptionally(e);
        }
    }

    // At a fixed rate: a tick that a slow metric made late is skipped, and shifts no other.
    private boolean loop(BooleanSupplier done, Instant end, CompletableFuture<Boolean> outcome)
            throws InterruptedException {
        Instant tick = time.now();
        while (!outcome.isDone()) {
            Instant now = time.now();
            metrics.forEach((metric, name) -> {
                if (!isAskedElsewhere.test(metric)) {
                    asked = name;
                    metric.sample(now);
                }
            });
            if (done.getAsBoolean()) {
                return true;
            }
            if (!now.isBefore(end)) {
                return false;
            }
            while (!tick.isAfter(time.now())) {
                tick = tick.plus(CADENCE);
            }
            time.sleepUntil(tick);
        }
        return false;
    }

    /** A watch that is going on. */
    record Watching(Thread thread, CompletableFuture<Boolean> outcome) {
        boolean await() throws CalledOff, InterruptedException {
            try {
                return outcome.get();
            } catch (ExecutionException e) {
                Throwable cause = e.getCause();
                if (cause instanceof InterruptedException interrupt) {
                    throw interrupt;
                }
                if (cause instanceof CalledOff calledOff) {
                    throw calledOff;
                }
                throw new CalledOff(new Finding(Reason.PROBE_ERROR, "The watch failed: " + cause, cause));
            }
        }

        /** Tells whether what it waits for was so by now. */
        boolean hasSeenAll() {
            return outcome.isDone() && !outcome.isCompletedExceptionally() && outcome.join();
        }

        /** Runs {@code then}, on the thread of the watch, as soon as what it waits for is so. */
        void whenDone(Runnable then) {
            var unused = outcome.thenAccept(isDone -> {
                if (isDone) {
                    then.run();
                }
            });
        }

        /** Ends it at once, with {@code why} for the one who waits. */
        void end(Throwable why) {
            outcome.completeExceptionally(why);
            thread.interrupt();
        }
    }
}

package org.chaosjunit.jmeter;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chaosjunit.spi.ExemptThread;

/** Threads that call all engines at once, and that nobody waits for longer than agreed. */
final class Crew {
    private final List<Engine> engines;
    private final ExecutorService threads;

    Crew(List<Engine> engines, String name) {
        this.engines = engines;
        this.threads = Executors.newCachedThreadPool(task -> new ExemptThread(task, name));
    }

    /** Does a step with each engine; {@code trouble} continues a sentence on the engine that it fails with. */
    void all(Step step, long millis, String trouble) {
        List<Future<Void>> calls = begin(step);
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            for (int i = 0; i < calls.size(); i++) {
                String subject = "the JMeter engine " + engines.get(i) + " " + trouble;
                await(calls.get(i), end - System.nanoTime(), subject, millis);
            }
        } finally {
            calls.forEach(call -> call.cancel(true));
        }
    }

    private List<Future<Void>> begin(Step step) {
        List<Future<Void>> calls = new ArrayList<>();
        for (Engine engine : engines) {
            Callable<Void> call = () -> {
                step.with(engine);
                return null;
            };
            calls.add(threads.submit(call));
        }
        return calls;
    }

    private static void await(Future<Void> call, long nanos, String subject, long millis) {
        try {
            call.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(subject + ": " + why(failed), failed.getCause());
        } catch (TimeoutException late) {
            throw new IllegalStateException(subject + " within " + millis + " ms", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(subject + ": interrupted", interrupted);
        }
    }

    // RMI says it again in each exception around the one that it is about.
    private static String why(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    void dismiss() {
        threads.shutdownNow();
    }

    /** Something to be done with an engine. */
    @FunctionalInterface
    interface Step {
        void with(Engine engine) throws Exception;
    }
}

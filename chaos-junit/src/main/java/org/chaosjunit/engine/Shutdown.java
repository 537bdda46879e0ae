package org.chaosjunit.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes everything back when the JVM is told to end: by a signal, by {@link System#exit}, by the end of its last thread.
 *
 * <p>First all experiments are latched, since their tests run on meanwhile; then all are taken back at the same time.
 */
final class Shutdown {
    /** Less than the 30 s after which build tools halt the JVM. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Set<Experiment> RUNNING = ConcurrentHashMap.newKeySet();
    private static volatile boolean begun;

    static {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Shutdown::run, "chaos-junit shutdown"));
        } catch (IllegalStateException e) {
            begun = true;
        }
    }

    private Shutdown() {}

    /** Adds an experiment; returns whether it may start, for the JVM is not ending yet. */
    static boolean mayStart(Experiment experiment) {
        RUNNING.add(experiment);
        return !begun;
    }

    /** Forgets an experiment, which is over. */
    static void forget(Experiment experiment) {
        RUNNING.remove(experiment);
    }

    private static void run() {
        begun = true;
        for (Experiment experiment : RUNNING) {
            experiment.refuse();
        }
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Experiment> running = List.copyOf(RUNNING);
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < running.size(); i++) {
            others.add(start(running.get(i)::revertAtShutdown));
        }
        // Usually there is one, and a new thread would come late where the body has all processors.
        if (!running.isEmpty()) {
            running.get(0).revertAtShutdown();
        }
        others.forEach(thread -> join(thread, deadline));
        join(start(() -> tell(running)), deadline);
    }

    private static void tell(List<Experiment> running) {
        running.forEach(Experiment::closeAtShutdown);
        // Whoever else would say that all is over may not come to it any more.
        running.stream().map(Experiment::settings).distinct().forEach(Experiment::allFinished);
        // Last, for a load may take its time, and the JVM is not given much.
        running.forEach(Experiment::stopLoads);
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "chaos-junit shutdown of an experiment");
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // No more threads can be had; one after the other is better than not at all.
            work.run();
        }
        return thread;
    }

    private static void join(Thread thread, long deadline) {
        try {
            thread.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

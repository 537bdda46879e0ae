package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** A time that passes at once when all wait for it; made on the thread that runs the experiment. */
final class VirtualTime implements Time {
    private final List<Pending> alarms = new ArrayList<>();
    private final Thread runner = Thread.currentThread();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public synchronized Instant now() {
        // No two events of a real run fall on one instant.
        now = now.plusNanos(1);
        return now;
    }

    @Override
    public void sleepUntil(Instant instant) {
        // Time passes only when nobody does anything: what the test thread does meanwhile takes no time at all.
        while (Thread.currentThread() != runner && !isWaiting(runner)) {
            Thread.onSpinWait();
        }
        for (Optional<Pending> due = nextDue(instant); due.isPresent(); due = nextDue(instant)) {
            due.get().task.run();
        }
    }

    private static boolean isWaiting(Thread thread) {
        return switch (thread.getState()) {
            case WAITING, TIMED_WAITING -> !isReverting(thread);
            case TERMINATED -> true;
            case NEW, RUNNABLE, BLOCKED -> false;
        };
    }

    // It waits for another thread then, which is not done with what takes no time at all.
    private static boolean isReverting(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("org.chaosjunit.revert."));
    }

    // The task runs outside the lock, as it would on a thread of its own.
    private synchronized Optional<Pending> nextDue(Instant until) {
        Optional<Pending> due =
                alarms.stream().filter(alarm -> !alarm.at.isAfter(until)).min(Comparator.comparing(Pending::at));
        due.ifPresent(alarms::remove);
        Instant to = due.map(Pending::at).orElse(until);
        now = to.isAfter(now) ? to : now;
        return due;
    }

    @Override
    public synchronized Alarm after(Duration delay, Runnable task) {
        Pending alarm = new Pending(now.plus(delay), task);
        alarms.add(alarm);
        return () -> {
            synchronized (this) {
                alarms.remove(alarm);
            }
        };
    }

    @Override
    public synchronized Alarm every(Duration period, Runnable task) {
        AtomicBoolean cancelled = new AtomicBoolean();
        again(now, period, task, cancelled);
        return () -> cancelled.set(true);
    }

    private synchronized void again(Instant at, Duration period, Runnable task, AtomicBoolean cancelled) {
        alarms.add(new Pending(at, () -> {
            if (!cancelled.get()) {
                again(at.plus(period), period, task, cancelled);
                task.run();
            }
        }));
    }

    private record Pending(Instant at, Runnable task) {}
}

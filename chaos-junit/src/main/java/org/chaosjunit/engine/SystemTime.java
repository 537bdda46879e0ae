package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.MonotonicClock;

/** The real time. */
final class SystemTime implements Time {
    @Override
    public Instant now() {
        return MonotonicClock.get().instant();
    }

    @Override
    public void sleepUntil(Instant instant) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Duration.between(now(), instant).toNanos());
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        CountDownLatch cancelled = new CountDownLatch(1);
        Thread watchdog = new Thread(
                () -> {
                    if (!awaited(cancelled, delay)) {
                        task.run();
                    }
                },
                "chaos-junit watchdog");
        watchdog.setDaemon(true);
        watchdog.start();
        return cancelled::countDown;
    }

    @Override
    public Alarm every(Duration period, Runnable task) {
        CountDownLatch cancelled = new CountDownLatch(1);
        Thread thread = new Thread(() -> repeat(period, task, cancelled), "chaos-junit abort watch");
        thread.setDaemon(true);
        thread.start();
        return cancelled::countDown;
    }

    private void repeat(Duration period, Runnable task, CountDownLatch cancelled) {
        Instant next = now();
        while (!awaited(cancelled, Duration.between(now(), next))) {
            task.run();
            while (!next.isAfter(now())) {
                next = next.plus(period);
            }
        }
    }

    private static boolean awaited(CountDownLatch cancelled, Duration delay) {
        try {
            return cancelled.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Nobody has a reason to interrupt the watchdog; if someone does, the safe side is to revert now.
            return false;
        }
    }
}

package org.chaosjunit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.PlannedAbort;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of an abort condition whose metric breaks the rules. */
@Timeout(60)
class AbortWatchTests {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Hands time = new Hands();
    private final List<Finding> aborts = new CopyOnWriteArrayList<>();

    @Test
    void endsThoughTheMetricNeverReturns() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AbortWatch watch = watch((from, to) -> {
            asked.countDown();
            awaitUninterruptibly(never);
            throw new IllegalStateException("too late");
        });
        Thread stuck = new Thread(time.tasks.get(0));
        stuck.start();
        asked.await();

        time.tasks.get(1).run();
        assertThat(aborts).isEmpty();
        time.now = time.now.plusSeconds(6);
        time.tasks.get(1).run();
        never.countDown();
        stuck.join();

        assertThat(aborts)
                .extracting(Finding::reason, Finding::message)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        Reason.PROBE_ERROR,
                        "heat gave no answer for more than 5 s, to be aborted at > 50 before the fault."
                                + " Nothing was injected."));
        watch.letGo();
    }

    @Test
    void endsOnceWhenTheMetricThrows() {
        watch((from, to) -> {
            throw new IllegalStateException("broken");
        });

        time.tasks.get(0).run();
        time.tasks.get(0).run();

        assertThat(aborts)
                .extracting(Finding::message)
                .containsExactly("heat could not be measured, to be aborted at > 50: broken before the fault."
                        + " Nothing was injected.");
    }

    @Test
    void saysNothingMoreOnceItWasLetGo() {
        AbortWatch watch = watch((from, to) -> {
            throw new IllegalStateException("broken");
        });

        watch.letGo();
        time.tasks.get(0).run();

        assertThat(aborts).isEmpty();
        assertThat(time.cancelled).isEqualTo(2);
    }

    @Test
    void asksAtOnceAndAgainInRealTimeUntilItIsCancelled() {
        List<Thread> ticks = new CopyOnWriteArrayList<>();

        Time.Alarm alarm = new SystemTime().every(Duration.ofMillis(1), () -> ticks.add(Thread.currentThread()));
        await().until(() -> ticks.size() > 2);
        alarm.cancel();

        await().until(() -> !ticks.get(0).isAlive());
        assertThat(ticks).containsOnly(ticks.get(0));
    }

    private AbortWatch watch(Window window) {
        Metric metric = new Metric() {
            @Override
            public Unit unit() {
                return Unit.NONE;
            }

            @Override
            public Samples between(Instant from, Instant to) {
                return window.between(from, to);
            }
        };
        AbortCondition condition = new AbortCondition("heat", Range.parse("> 50"));
        AbortWatch watch = new AbortWatch(
                time,
                List.of(new PlannedAbort(condition, metric, Duration.ZERO, Duration.ZERO)),
                Duration.ofSeconds(10),
                AbortScene::beforeTheFault,
                aborts::add);
        watch.start(START);
        time.now = time.now.plusSeconds(2);
        return watch;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Window {
        Samples between(Instant from, Instant to);
    }

    /** A time that is moved by hand. */
    private static final class Hands implements Time {
        private final List<Runnable> tasks = new ArrayList<>();
        private volatile Instant now = START;
        private int cancelled;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleepUntil(Instant instant) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Alarm after(Duration delay, Runnable task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Alarm every(Duration period, Runnable task) {
            tasks.add(task);
            return () -> cancelled++;
        }
    }
}

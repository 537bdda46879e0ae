package org.chaosjunit.aws.sdk;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.spi.ExemptThread;
import software.amazon.awssdk.core.exception.AbortedException;

/** Answers that are held back, until their time has come or the fault ends. */
final class HeldAnswers {
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            task -> new ExemptThread(task, "chaos-junit holds answers back"));

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Set<Release> waiting = ConcurrentHashMap.newKeySet();

    /** Waits on the caller's own thread. */
    void hold(Duration delay) {
        try {
            if (ended.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            // As the SDK's own sleeps: a time-out of the call interrupts them.
            Thread.currentThread().interrupt();
            throw AbortedException.create("Thread was interrupted", e);
        }
    }

    /** Lets a thread of ours go on later; the caller's one is needed for other calls. */
    @SuppressWarnings("FutureReturnValueIgnored") // It tells its result to nobody but the subscriber.
    void hold(Duration delay, Runnable next) {
        Release release = new Release(next);
        waiting.add(release);
        CLOCK.schedule(() -> release(release), delay.toNanos(), TimeUnit.NANOSECONDS);
        if (ended.getCount() == 0) {
            release(release);
        }
    }

    void end() {
        ended.countDown();
        waiting.forEach(this::release);
    }

    private void release(Release release) {
        if (waiting.remove(release)) {
            release.next.run();
        }
    }

    private static final class Release {
        private final Runnable next;

        Release(Runnable next) {
            this.next = next;
        }
    }
}

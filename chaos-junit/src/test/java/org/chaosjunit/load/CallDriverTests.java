package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.LoadPlan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CallDriverTests {
    private final CollectedSamples samples = new CollectedSamples();
    private final Called called = new Called();
    private @Nullable Drive drive;

    @AfterEach
    void stop() {
        called.release.countDown();
        if (drive != null) {
            drive.stop();
        }
    }

    private Drive start(String method, Duration timeout) throws NoSuchMethodException {
        return start(method, timeout, 2000);
    }

    private Drive start(String method, Duration timeout, int maxInFlight) throws NoSuchMethodException {
        CallOperation operation = CallOperation.of(Called.class.getDeclaredMethod(method), called);
        Drive started = new CallDriver()
                .start(
                        new LoadPlan<>(
                                "calls", operation, new ConstantRate(100), Duration.ZERO, timeout, maxInFlight, null),
                        System.nanoTime(),
                        samples);
        drive = started;
        return started;
    }

    private void assertAll(boolean success) {
        await().until(() -> samples.all().size() >= 10);
        assertThat(samples.all()).allMatch(ended -> ended.success() == success);
    }

    @Test
    void aCallThatReturnsSucceeds() throws Exception {
        start("returns", Duration.ofSeconds(10));
        assertAll(true);
    }

    @Test
    void aCallThatThrowsFails() throws Exception {
        start("fails", Duration.ofSeconds(10));
        assertAll(false);
    }

    @Test
    void aCallThatThrowsAnErrorFails() throws Exception {
        start("failsBadly", Duration.ofSeconds(10));
        assertAll(false);
    }

    @Test
    void aCallThatReturnsTrueSucceeds() throws Exception {
        start("isTrue", Duration.ofSeconds(10));
        assertAll(true);
    }

    @Test
    void aCallThatReturnsFalseFails() throws Exception {
        start("isFalse", Duration.ofSeconds(10));
        assertAll(false);
    }

    @Test
    void aStageIsAwaited() throws Exception {
        start("stage", Duration.ofMinutes(1));
        await().until(() -> called.calls.get() >= 10);
        assertThat(samples.all()).isEmpty();
        called.stage.complete("done");
        assertAll(true);
    }

    @Test
    void aStageThatEndsInAnExceptionFails() throws Exception {
        called.stage.completeExceptionally(new IllegalStateException("out of stock"));
        start("stage", Duration.ofSeconds(10));
        assertAll(false);
        assertThat(samples.troubles()).containsExactly("IllegalStateException: out of stock");
    }

    @Test
    void aStageOfFalseFails() throws Exception {
        called.stage.complete(false);
        start("stage", Duration.ofSeconds(10));
        assertAll(false);
    }

    @Test
    void aStageThatTakesTooLongIsCancelled() throws Exception {
        start("stage", Duration.ofMillis(200));
        assertAll(false);
        assertThat(called.stage).isCancelled();
    }

    @Test
    void callsThatHangDoNotHoldUpTheNextOnes() throws Exception {
        start("hangs", Duration.ofMinutes(1));
        await().until(() -> called.calls.get() >= 50);
        assertThat(samples.all()).isEmpty();
    }

    @Test
    void aCallThatTakesTooLongFailsAndIsInterrupted() throws Exception {
        start("hangs", Duration.ofMillis(200));
        assertAll(false);
        await().until(() -> called.interrupts.get() >= 10);
        assertThat(samples.all()).allMatch(ended -> ended.latencyMillis() >= 200);
    }

    @Test
    void whenCallsThatIgnoreInterruptsHaveUsedUpAllThreadsArrivalsCannotBeSent() throws Exception {
        start("hangsStubbornly", Duration.ofMillis(100), 10);
        await().until(() -> samples.troubles().stream().anyMatch(trouble -> trouble.startsWith("RejectedExecution")));
        assertThat(called.calls).hasValue(26); // 10 may be open, and 16 to spare
    }

    @Test
    void noMoreCallsAreOpenThanAllowed() throws Exception {
        start("hangs", Duration.ofMinutes(1), 10);
        await().until(() -> samples.all().size() >= 10);
        assertThat(called.calls).hasValue(10);
        assertThat(samples.all()).allMatch(ended -> !ended.wasSent());
    }

    @Test
    void faultsMayHitTheThreadsOfCalls() throws Exception {
        start("returns", Duration.ofSeconds(10));
        assertAll(true);
        assertThat(called.threads)
                .noneMatch(thread -> thread instanceof ExemptThread)
                .allMatch(Thread::isDaemon);
    }

    @Test
    void stoppingInterruptsOpenCallsAndFreesTheThreads() throws Exception {
        Drive started = start("hangs", Duration.ofMinutes(1));
        await().until(() -> called.calls.get() >= 10);
        started.stop();
        await().until(() -> Threads.named("chaosjunit-calls-").isEmpty());
        assertThat(samples.all()).isEmpty();
        assertThat(called.interrupts).hasValue(called.calls.get());
    }

    @SuppressWarnings({"unused", "UnusedMethod"}) // called by reflection
    private static final class Called {
        final CountDownLatch release = new CountDownLatch(1);
        final CompletableFuture<Object> stage = new CompletableFuture<>();
        final AtomicInteger calls = new AtomicInteger();
        final AtomicInteger interrupts = new AtomicInteger();
        final Set<Thread> threads = ConcurrentHashMap.newKeySet();

        void returns() {
            threads.add(Thread.currentThread());
        }

        void fails() {
            throw new IllegalStateException("out of stock");
        }

        void failsBadly() {
            throw new AssertionError("out of stock");
        }

        boolean isTrue() {
            return true;
        }

        boolean isFalse() {
            return false;
        }

        CompletableFuture<Object> stage() {
            calls.incrementAndGet();
            return stage;
        }

        void hangs() {
            calls.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException givenUp) {
                interrupts.incrementAndGet();
            }
        }

        void hangsStubbornly() {
            calls.incrementAndGet();
            while (release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException ignored) {
                    interrupts.incrementAndGet();
                }
            }
        }
    }
}

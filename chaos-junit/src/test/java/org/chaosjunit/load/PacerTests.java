package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Operation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PacerTests {
    private static final Operation NOTHING = () -> "nothing";

    private final CollectedSamples samples = new CollectedSamples();
    private final Queue<Arrival> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger closed = new AtomicInteger();
    private Drive drive = new IdleDrive();

    @AfterEach
    void stop() {
        drive.stop();
    }

    private void start(Duration timeout, Sender sender) {
        start(timeout, 10_000, sender);
    }

    private void start(Duration timeout, int maxInFlight, Sender sender) {
        drive = Pacer.start(
                new LoadPlan<>("paced", NOTHING, new ConstantRate(200), Duration.ZERO, timeout, maxInFlight, null),
                System.nanoTime(),
                samples,
                sender);
    }

    private Sender sender(Consumer<Arrival> send) {
        return new Sender() {
            @Override
            public void send(Arrival arrival) {
                send.accept(arrival);
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private Sender neverAnswered() {
        return sender(arrival -> {
            arrival.send();
            sent.add(arrival);
        });
    }

    @Test
    void arrivalsKeepComingOnScheduleWhenNoAnswerComes() {
        start(Duration.ofMinutes(1), neverAnswered());
        await().until(() -> sent.size() >= 100);
        long n = 0;
        for (Arrival arrival : sent) {
            assertThat(arrival.intended() - drive.startNanos()).isEqualTo(n++ * 5_000_000);
        }
        assertThat(samples.all()).isEmpty();
    }

    @Test
    void noArrivalIsSentBeforeItsTime() {
        AtomicInteger early = new AtomicInteger();
        start(Duration.ofMinutes(1), sender(arrival -> {
            if (System.nanoTime() - arrival.intended() < 0) {
                early.incrementAndGet();
            }
            sent.add(arrival);
        }));
        await().until(() -> sent.size() >= 50);
        assertThat(early).hasValue(0);
    }

    @Test
    void anArrivalWithoutAnAnswerIsGivenUpAtItsTimeoutAndFreed() {
        AtomicInteger freed = new AtomicInteger();
        // Longer than a busy machine stands still: what is that late is never sent.
        start(Duration.ofSeconds(1), sender(arrival -> {
            arrival.send();
            arrival.onGivenUp(freed::incrementAndGet);
        }));
        await().until(() -> samples.all().size() >= 20);
        assertThat(samples.all()).allSatisfy(ended -> {
            assertThat(ended.success()).isFalse();
            assertThat(ended.wasSent()).isTrue();
            assertThat(ended.latencyMillis()).isGreaterThanOrEqualTo(1000);
        });
        assertThat(freed).hasValueGreaterThanOrEqualTo(20);
    }

    @Test
    void anAnswerAfterTheTimeoutIsNotCountedAgain() {
        start(Duration.ofMillis(100), neverAnswered());
        await().until(() -> samples.all().size() >= 20);
        sent.forEach(arrival -> arrival.end(true));
        drive.stop();
        assertThat(samples.all().stream().map(CollectedSamples.Ended::intended)).doesNotHaveDuplicates();
    }

    @Test
    void anArrivalThatCannotBeSentHasFailedAtOnceAndTheScheduleGoesOn() {
        start(Duration.ofMinutes(1), sender(arrival -> {
            throw new RejectedExecutionException("no thread left");
        }));
        await().until(() -> samples.all().size() >= 20);
        assertThat(samples.all()).allMatch(ended -> !ended.wasSent());
        assertThat(samples.troubles()).containsOnly("RejectedExecutionException: no thread left");
    }

    @Test
    void anArrivalThatFindsTooManyOpenIsNotSentAndCounts() {
        start(Duration.ofMinutes(1), 10, neverAnswered());
        await().until(() -> samples.all().size() >= 20);
        assertThat(sent).hasSize(10);
        assertThat(samples.all()).allMatch(ended -> !ended.wasSent());
        assertThat(samples.all().get(0).intended() - drive.startNanos()).isEqualTo(50_000_000);
        assertThat(samples.troubles()).containsOnly("10 arrivals were open, so it was not sent");
        Arrival first = sent.remove();
        assertThat(drive.settledNanos()).isEqualTo(first.intended());
        first.end(true);
        await().until(() -> sent.size() == 10);
    }

    @Test
    void whatHasEndedBehindAnOpenArrivalIsForgotten() {
        start(Duration.ofMinutes(1), 1, sender(arrival -> {
            arrival.send();
            sent.add(arrival);
        }));
        await().until(() -> samples.all().size() >= 1100);
        assertThat(sent).hasSize(1);
        assertThat(drive.settledNanos()).isEqualTo(drive.startNanos());
    }

    @Test
    void itIsSettledUpToTheOldestOpenArrival() {
        start(Duration.ofMinutes(1), neverAnswered());
        await().until(() -> sent.size() >= 10);
        assertThat(drive.settledNanos()).isEqualTo(drive.startNanos());
        Arrival first = sent.remove();
        Arrival second = sent.remove();
        second.end(true);
        assertThat(drive.settledNanos()).isEqualTo(first.intended());
        first.end(true);
        assertThat(drive.settledNanos()).isEqualTo(second.intended() + 5_000_000);
    }

    @Test
    void whereAllHaveEndedItIsSettledUpToTheNextArrival() {
        start(Duration.ofMinutes(1), sender(arrival -> {
            arrival.send();
            arrival.end(true);
        }));
        await().until(() -> drive.settledNanos() - drive.startNanos() > 200_000_000);
    }

    @Test
    void stoppingFreesWhatIsOpenWithoutASampleAndEndsTheThread() {
        AtomicInteger freed = new AtomicInteger();
        start(Duration.ofMinutes(1), sender(arrival -> {
            arrival.onGivenUp(freed::incrementAndGet);
            sent.add(arrival);
        }));
        await().until(() -> sent.size() >= 10);
        assertThat(Threads.named("chaosjunit-paced-schedule")).singleElement().isInstanceOf(ExemptThread.class);
        drive.stop();
        assertThat(samples.all()).isEmpty();
        assertThat(freed).hasValue(sent.size());
        assertThat(closed).hasValue(1);
        assertThat(Threads.named("chaosjunit-paced-schedule")).isEmpty();
    }

    @Test
    void stoppingWorksInAnInterruptedThreadAndLeavesItInterrupted() {
        start(Duration.ofMinutes(1), neverAnswered());
        Thread.currentThread().interrupt();
        drive.stop();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(Threads.named("chaosjunit-paced-schedule")).isEmpty();
    }

    private static final class IdleDrive implements Drive {
        @Override
        public long startNanos() {
            return 0;
        }

        @Override
        public long settledNanos() {
            return 0;
        }

        @Override
        public void stop() {}
    }
}

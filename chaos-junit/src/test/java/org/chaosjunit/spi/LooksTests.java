package org.chaosjunit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.chaosjunit.result.Evidence;
import org.junit.jupiter.api.Test;

class LooksTests {
    private static final Duration OFTEN = Duration.ofMillis(1);

    private static Looks begin(String change, Instant expires, Callable<Boolean> there) {
        Fault fault = () -> "a change";
        return Looks.begin(change, expires, OFTEN, List.of(new Looks.Look(fault, "a target", there)));
    }

    private static Instant later() {
        return MonotonicClock.get().instant().plus(Duration.ofMinutes(5));
    }

    @Test
    void beginWithTheReadBackThatWasJustMade() {
        Evidence evidence =
                begin("first", Instant.EPOCH, () -> false).evidence().get(0);
        assertThat(evidence)
                .isEqualTo(new Evidence(
                        "a change",
                        "a target",
                        "reads",
                        1,
                        1,
                        100,
                        null,
                        evidence.first(),
                        evidence.first(),
                        List.of()));
    }

    @Test
    void countWhatIsNotThereOrCannotBeRead() {
        AtomicInteger looked = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        Looks looks = begin("count", later(), () -> {
            return switch (looked.incrementAndGet()) {
                case 1 -> true;
                case 2 -> false;
                case 3 -> throw new IOException("no");
                default -> {
                    // Looks that go on would change the numbers.
                    over.await();
                    yield false;
                }
            };
        });
        await().until(() -> looked.get() == 4);
        Evidence evidence = looks.evidence().get(0);
        assertThat(evidence.matched()).isEqualTo(4); // The first was before.
        assertThat(evidence.applied()).isEqualTo(2);
        Looks.end("count");
        over.countDown();
    }

    @Test
    void doNotCountWhatIsSeenOnceTheRevertHasBegun() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch reverted = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(1);
        Looks looks = begin("revert", later(), () -> {
            looking.countDown();
            reverted.await();
            looked.countDown();
            return false;
        });
        looking.await();
        Looks.end("revert");
        reverted.countDown();
        looked.await();
        assertThat(looks.evidence().get(0).matched()).isEqualTo(1);
    }

    @Test
    void endWhenTheChangeExpires() {
        AtomicInteger looked = new AtomicInteger();
        begin("expiry", MonotonicClock.get().instant().plusMillis(50), () -> looked.incrementAndGet() > 0);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("chaos-junit looks at a target")));
    }

    @Test
    void ofAChangeThatIsNotKnownEndQuietly() {
        Looks.end("of another process");
        assertThat(begin("known", Instant.EPOCH, () -> true).evidence()).hasSize(1);
    }
}

package org.chaosjunit.aws.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.NetworkEffect;
import software.amazon.awssdk.core.exception.SdkException;

/** A fault on calls while it acts: its draws, its counts, and the answers that it holds back. */
final class CallRule {
    private final Fault fault;
    private final CallPattern calls;
    private final Random random;
    private final Instant expires;
    private final CallTally tally = new CallTally();
    private final HeldAnswers held = new HeldAnswers();

    CallRule(Fault fault, CallPattern calls, long seed, Instant expires) {
        this.fault = fault;
        this.calls = calls;
        this.random = new Random(seed);
        this.expires = expires;
    }

    boolean matches(Call call) {
        return calls.matches(call) && MonotonicClock.get().instant().isBefore(expires);
    }

    HeldAnswers held() {
        return held;
    }

    /** Draws for an attempt that is about to be sent: what it fails with, if it is hit. */
    Optional<SdkException> failure(Call call) {
        if (!(fault instanceof CallFault failing)) {
            return Optional.empty();
        }
        boolean hit = draw(failing.percentage());
        Optional<SdkException> failure = hit ? Optional.of(failing.failure(call)) : Optional.empty();
        tally.count(hit);
        return failure;
    }

    /** Draws for an answer that has come: how long it is held back; empty if it is not hit. */
    Optional<Duration> delay() {
        if (!(fault instanceof Latency latency)) {
            return Optional.empty();
        }
        Optional<Duration> delay = drawDelay(latency);
        delay.ifPresentOrElse(tally::count, () -> tally.count(false));
        return delay;
    }

    private synchronized Optional<Duration> drawDelay(Latency latency) {
        return draw(latency.percentage()) && latency.effect(random) instanceof NetworkEffect.Delay delay
                ? Optional.of(delay.by())
                : Optional.empty();
    }

    private synchronized boolean draw(double percentage) {
        return random.nextDouble() * 100 < percentage;
    }

    Evidence evidence(String target) {
        double percentage = fault instanceof CallFault failing
                ? failing.percentage()
                : fault instanceof Latency latency ? latency.percentage() : 100;
        return tally.evidence(fault.description(), target, percentage, seen());
    }

    private List<String> seen() {
        List<String> seen = ActingCalls.seen();
        return seen.isEmpty() && !ServiceModel.isThere(calls.service())
                ? List.of("none, and the class path has no module of the SDK called " + calls.service())
                : seen;
    }
}

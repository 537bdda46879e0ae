package org.chaosjunit.aws.handler;

import java.time.Duration;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One event while it is handled: what flags need to act, and what is cleaned up behind them. */
final class Scene implements AutoCloseable {
    static final String UNKNOWN_ANSWERS = "nobody knows how an answer of this handler is made, so it is left alone:"
            + " let handleRequest return a Map, a String or a class with statusCode and body,"
            + " or use ChaosHandler.wrap(handler, answers)";

    private final LogLines log;
    private final RandomGenerator random;
    private final BallastFiles disk;
    private final IntSupplier remaining;
    private @Nullable Denial denial;

    Scene(LogLines log, RandomGenerator random, BallastFiles disk, IntSupplier remaining) {
        this.log = log;
        this.random = random;
        this.disk = disk;
        this.remaining = remaining;
    }

    LogLines log() {
        return log;
    }

    RandomGenerator random() {
        return random;
    }

    BallastFiles disk() {
        return disk;
    }

    int remainingMillis() {
        return remaining.getAsInt();
    }

    void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // Whoever interrupts an event means its handler.
            Thread.currentThread().interrupt();
        }
    }

    /** Denies hosts until the event is over. */
    void deny(List<Pattern> patterns) throws Exception {
        // A second more than the function has: it is lifted by then even if the event never ends.
        denial = Denial.begin(patterns, Duration.ofMillis(remainingMillis() + 1000L), log);
    }

    @Override
    public void close() {
        disk.clear(log);
        if (denial != null) {
            denial.close();
        }
    }
}

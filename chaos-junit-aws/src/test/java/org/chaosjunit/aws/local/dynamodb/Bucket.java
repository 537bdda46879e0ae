package org.chaosjunit.aws.local.dynamodb;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The units that a table may still consume: those of a second, and what was left over in the last five minutes, as DynamoDB
 * documents it.
 */
final class Bucket {
    private static final int SAVED_SECONDS = 300;
    private static final double NANOS = 1e9;

    private final Clock clock;
    private double rate;
    private double left;
    private Instant at;

    Bucket(Clock clock, double rate) {
        this.clock = clock;
        this.rate = rate;
        this.left = rate;
        this.at = clock.instant();
    }

    /** Whether nothing is left. As in DynamoDB, the last call may take more than is there. */
    synchronized boolean isEmpty() {
        fill();
        return left <= 0;
    }

    synchronized void take(double units) {
        fill();
        left -= units;
    }

    /** Changes the units of a second; what was left over stays, as far as it may. */
    synchronized void rate(double unitsPerSecond) {
        fill();
        rate = unitsPerSecond;
        left = Math.min(left, rate * SAVED_SECONDS);
    }

    private void fill() {
        Instant now = clock.instant();
        left = Math.min(
                rate * SAVED_SECONDS, left + rate * Duration.between(at, now).toNanos() / NANOS);
        at = now;
    }
}

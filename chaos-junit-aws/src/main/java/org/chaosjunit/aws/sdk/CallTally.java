package org.chaosjunit.aws.sdk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Counts what one fault does to calls. */
final class CallTally {
    private long matched;
    private long applied;
    private double sum;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private @Nullable Instant first;
    private @Nullable Instant last;

    synchronized void count(boolean hit) {
        matched++;
        if (hit) {
            applied++;
            last = MonotonicClock.get().instant();
            first = first == null ? last : first;
        }
    }

    synchronized void count(Duration delay) {
        double millis = delay.toNanos() / 1e6;
        sum += millis;
        min = Math.min(min, millis);
        max = Math.max(max, millis);
        count(true);
    }

    synchronized Evidence evidence(String fault, String target, double percentage, List<String> seen) {
        Evidence.Magnitude magnitude = max < min ? null : new Evidence.Magnitude("ms", min, sum / applied, max);
        return new Evidence(fault, target, "call attempts", matched, applied, percentage, magnitude, first, last, seen);
    }
}

package org.chaosjunit.jvm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.MonotonicClock;
import org.jspecify.annotations.Nullable;

/** Counts what one fault does, from any thread and without locks. */
final class Tally {
    private static final long NEVER = Long.MIN_VALUE;

    private final LongAdder matched = new LongAdder();
    private final LongAdder applied = new LongAdder();
    private final LongAdder sized = new LongAdder();
    private final DoubleAdder sum = new DoubleAdder();
    private final DoubleAccumulator min = new DoubleAccumulator(Math::min, Double.POSITIVE_INFINITY);
    private final DoubleAccumulator max = new DoubleAccumulator(Math::max, Double.NEGATIVE_INFINITY);
    private final AtomicLong first = new AtomicLong(NEVER);
    private final AtomicLong last = new AtomicLong(NEVER);

    /** The fault could act. */
    void matched() {
        matched.increment();
    }

    /** The fault acted. */
    void applied() {
        long now = System.nanoTime();
        first.compareAndSet(NEVER, now);
        last.set(now);
        applied.increment();
    }

    /** The fault acted, and held something back that long. */
    void applied(Duration delay) {
        double millis = delay.toNanos() / 1e6;
        sized.increment();
        sum.add(millis);
        min.accumulate(millis);
        max.accumulate(millis);
        applied();
    }

    /** Returns the counts so far. */
    Evidence evidence(String fault, String target, String unit, double percentage, List<String> seen) {
        return new Evidence(
                fault,
                target,
                unit,
                matched.sum(),
                applied.sum(),
                percentage,
                magnitude(),
                instant(first),
                instant(last),
                seen);
    }

    private Evidence.@Nullable Magnitude magnitude() {
        long n = sized.sum();
        return n == 0 ? null : new Evidence.Magnitude("ms", min.get(), sum.sum() / n, max.get());
    }

    private static @Nullable Instant instant(AtomicLong nanos) {
        long value = nanos.get();
        return value == NEVER ? null : MonotonicClock.at(value);
    }
}

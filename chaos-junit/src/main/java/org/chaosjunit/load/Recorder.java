package org.chaosjunit.load;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.SampleSink;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the samples of a load, by the time at which each arrival was intended.
 *
 * <p>The last two million are kept with their times, 20 MB, which is more than three minutes at the highest rate and eleven
 * hours at 50/s. What is older is kept by the second, every latency still to the microsecond, in one to three bytes a
 * sample; a window that begins or ends within such a second begins or ends with it instead.
 */
final class Recorder implements SampleSink {
    private static final int KEPT_WITH_TIMES = 2_000_000;
    private static final long LATE_NANOS = 250_000_000;
    private static final int MOST_EXPECTED = 20_000;

    // Slices are numbered from here, in either direction.
    private final long base = System.nanoTime();
    private final long timeout;
    private final int expectedPerSlice;
    private final int limit;
    private final TreeMap<Long, Slice> slices = new TreeMap<>();
    private long packed = Long.MIN_VALUE;
    private int withTimes;
    private volatile @Nullable String trouble;

    Recorder(LoadPlan<?> plan) {
        this(plan, KEPT_WITH_TIMES);
    }

    Recorder(LoadPlan<?> plan, int limit) {
        this.timeout = plan.timeout().toNanos();
        this.expectedPerSlice =
                1 + (int) Math.min(MOST_EXPECTED, plan.schedule().peakPerSecond());
        this.limit = limit;
    }

    @Override
    public void completed(long intendedNanos, long sentNanos, long doneNanos, boolean success) {
        long latency = doneNanos - intendedNanos;
        long delay = sentNanos - intendedNanos;
        if (latency >= timeout) {
            // Whoever noticed first, and however late: what was not answered in time has taken its whole time.
            add(intendedNanos, timeout, delay > LATE_NANOS, SendDelay.of(delay), Outcome.TIMEOUT);
        } else {
            Outcome outcome = success ? Outcome.SUCCESS : Outcome.FAILURE;
            add(intendedNanos, latency, delay > LATE_NANOS, SendDelay.of(delay), outcome);
        }
    }

    // However soon that was known: with a short latency, what could not be sent would better every percentile.
    @Override
    public void unsent(long intendedNanos, long doneNanos) {
        add(intendedNanos, Math.max(timeout, doneNanos - intendedNanos), true, SendDelay.NONE, Outcome.UNSENT);
    }

    @Override
    public void trouble(String what) {
        trouble = what;
    }

    /** Returns what the newest arrival met that was not answered as it should be. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private synchronized void add(long intended, long latencyNanos, boolean late, char delay, Outcome outcome) {
        long number = number(intended);
        long start = start(number);
        // Rounded up: what took longer than a limit must not seem to have met it.
        long micros = (Math.max(0, latencyNanos) + 999) / 1000;
        Slice slice = slices.computeIfAbsent(number, n -> new Slice(start, expectedPerSlice));
        slice.add(Sample.of(intended - start, micros, late, outcome), delay);
        if (number > packed && ++withTimes > limit) {
            packOldest();
        }
    }

    private void packOldest() {
        NavigableMap<Long, Slice> young = slices.tailMap(packed, false);
        // The newest is still filling.
        if (young.size() > 1) {
            Map.Entry<Long, Slice> oldest = young.firstEntry();
            withTimes -= oldest.getValue().young();
            oldest.getValue().pack();
            packed = oldest.getKey();
        }
    }

    private long number(long nanos) {
        return Math.floorDiv(nanos - base, Slice.NANOS);
    }

    private long start(long number) {
        return base + number * Slice.NANOS;
    }

    /**
     * Returns the arrivals intended from {@code from} (inclusive) to {@code to} (exclusive).
     *
     * <p>The window says what it holds: an end within a second of which the times were given up is that second's end.
     */
    synchronized Window between(long from, long to) {
        long first = boundary(from);
        long last = boundary(to);
        if (last - first <= 0) {
            return new Window(first, first, List.of());
        }
        List<Slice.View> views = slices.subMap(number(first), true, number(last), true).values().stream()
                .map(Slice::view)
                .toList();
        return new Window(first, last, views);
    }

    private long boundary(long nanos) {
        long number = number(nanos);
        return number > packed || nanos == start(number) ? nanos : start(number + 1);
    }
}

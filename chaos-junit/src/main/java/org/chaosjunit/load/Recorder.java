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
 * <p>The last two million are kept one by one, 16 MB, which is more than three minutes at the highest rate and eleven
 * hours at 50/s. What is older is kept by the second, with three significant digits of latency; windows that begin or end
 * within such a second contain it if they contain its beginning.
 */
final class Recorder implements SampleSink {
    private static final int KEPT_ONE_BY_ONE = 2_000_000;
    private static final long LATE_NANOS = 250_000_000;
    private static final int MOST_EXPECTED = 100_000;

    // Slices are numbered from here, in either direction.
    private final long base = System.nanoTime();
    private final long timeout;
    private final int expectedPerSlice;
    private final int limit;
    private final TreeMap<Long, Slice> slices = new TreeMap<>();
    private long compacted = Long.MIN_VALUE;
    private int oneByOne;
    private volatile @Nullable String trouble;

    Recorder(LoadPlan<?> plan) {
        this(plan, KEPT_ONE_BY_ONE);
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
        boolean late = sentNanos - intendedNanos > LATE_NANOS;
        if (latency >= timeout) {
            // Whoever noticed first, and however late: what was not answered in time has taken its whole time.
            add(intendedNanos, timeout, late, Outcome.TIMEOUT);
        } else {
            add(intendedNanos, latency, late, success ? Outcome.SUCCESS : Outcome.FAILURE);
        }
    }

    @Override
    public void unsent(long intendedNanos, long doneNanos) {
        add(intendedNanos, doneNanos - intendedNanos, true, Outcome.UNSENT);
    }

    @Override
    public void trouble(String what) {
        trouble = what;
    }

    /** Returns what the newest arrival met that was not answered as it should be. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private synchronized void add(long intended, long latencyNanos, boolean late, Outcome outcome) {
        long number = number(intended);
        long start = start(number);
        // Rounded up: what took longer than a limit must not seem to have met it.
        long micros = (Math.max(0, latencyNanos) + 999) / 1000;
        Slice slice = slices.computeIfAbsent(number, n -> new Slice(start, expectedPerSlice));
        slice.add(Sample.of(intended - start, micros, late, outcome));
        if (number > compacted && ++oneByOne > limit) {
            compactOldest();
        }
    }

    private void compactOldest() {
        NavigableMap<Long, Slice> young = slices.tailMap(compacted, false);
        // The newest is still filling.
        if (young.size() > 1) {
            Map.Entry<Long, Slice> oldest = young.firstEntry();
            oneByOne -= oldest.getValue().entries();
            oldest.getValue().compact();
            compacted = oldest.getKey();
        }
    }

    private long number(long nanos) {
        return Math.floorDiv(nanos - base, Slice.NANOS);
    }

    private long start(long number) {
        return base + number * Slice.NANOS;
    }

    /** Returns the arrivals intended from {@code from} (inclusive) to {@code to} (exclusive). */
    synchronized Window between(long from, long to) {
        if (to - from <= 0) {
            return new Window(from, from, List.of());
        }
        List<Slice.View> views = slices.subMap(number(from), true, number(to), true).values().stream()
                .map(Slice::view)
                .toList();
        return new Window(from, to, views);
    }
}

package org.chaosjunit.load;

import java.util.Arrays;

/** The samples of one second of intended times: each for itself while the second is young, later equal ones counted. */
final class Slice {
    /** Length of a slice. */
    static final long NANOS = 1_000_000_000;

    private final long start;
    private long[] samples;
    // Empty while each sample stands for itself.
    private int[] times = {};
    private int size;

    Slice(long start, int expected) {
        this.start = start;
        this.samples = new long[expected];
    }

    /** Returns how many entries it takes memory for. */
    int entries() {
        return size;
    }

    void add(long sample) {
        if (size == samples.length) {
            resize(size + size / 2 + 8);
        }
        boolean counted = isCounted();
        if (counted) {
            times[size] = 1;
        }
        samples[size++] = counted ? Sample.coarse(sample) : sample;
    }

    private void resize(int length) {
        samples = Arrays.copyOf(samples, length);
        if (isCounted()) {
            times = Arrays.copyOf(times, length);
        }
    }

    private boolean isCounted() {
        return times.length > 0;
    }

    /** Gives up the exact times and counts equal samples. */
    void compact() {
        if (isCounted() || size == 0) {
            return;
        }
        long[] sorted =
                Arrays.stream(samples, 0, size).map(Sample::coarse).sorted().toArray();
        int[] count = new int[size];
        int distinct = 0;
        for (long sample : sorted) {
            if (distinct == 0 || sorted[distinct - 1] != sample) {
                sorted[distinct++] = sample;
            }
            count[distinct - 1]++;
        }
        samples = Arrays.copyOf(sorted, distinct);
        times = Arrays.copyOf(count, distinct);
        size = distinct;
    }

    /** Returns what is here now; later additions do not change it. */
    View view() {
        return new View(start, samples, times, size);
    }

    /**
     * The samples of a slice at one moment; entries are only ever added, and arrays replaced.
     *
     * @param start when the second begins
     * @param samples see {@link Sample}
     * @param times how often each occurred; empty if each stands for itself
     * @param size how many entries count
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and copies are what it saves.
    record View(long start, long[] samples, int[] times, int size) {
        /** Visits the samples intended from {@code from} (inclusive) to {@code to} (exclusive). */
        void visit(long from, long to, Visitor visitor) {
            for (int i = 0; i < size; i++) {
                long intended = start + Sample.offsetNanos(samples[i]);
                if (intended - from >= 0 && intended - to < 0) {
                    visitor.visit(samples[i], times.length == 0 ? 1 : times[i]);
                }
            }
        }
    }

    /** Is shown samples. */
    interface Visitor {
        /** A {@link Sample} that occurred that often. */
        void visit(long sample, int times);
    }
}

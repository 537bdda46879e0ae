package org.chaosjunit.load;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The samples of one second of intended times: each with its time while the second is young, later packed without. */
final class Slice {
    /** Length of a slice. */
    static final long NANOS = 1_000_000_000;

    private static final int MOST_LATECOMERS = 4096;

    private final long start;
    private final Totals totals = new Totals();
    private Packed packed = Packed.NOTHING;
    private Packed packedDelays = Packed.NOTHING;
    private boolean isPacked;
    private long[] samples;
    private char[] delays;
    private int size;

    Slice(long start, int expected) {
        this.start = start;
        this.samples = new long[expected];
        this.delays = new char[expected];
    }

    /** Returns how many samples are not packed. */
    int young() {
        return size;
    }

    /** Adds a {@link Sample} and its {@link SendDelay}. */
    void add(long sample, char delay) {
        if (size == samples.length) {
            int length = size + size / 2 + 8;
            samples = Arrays.copyOf(samples, length);
            delays = Arrays.copyOf(delays, length);
        }
        samples[size] = sample;
        delays[size++] = delay;
        totals.add(sample, 1);
        if (isPacked && size == MOST_LATECOMERS) {
            pack();
        }
    }

    /** Gives up the exact times; what comes later is packed too, when it has become much. */
    void pack() {
        packed = together(
                packed, Arrays.stream(samples, 0, size).map(Sample::withoutTime).toArray());
        packedDelays = together(
                packedDelays,
                IntStream.range(0, size)
                        .map(i -> delays[i])
                        .filter(delay -> delay != SendDelay.NONE)
                        .asLongStream()
                        .toArray());
        isPacked = true;
        samples = new long[0];
        delays = new char[0];
        size = 0;
    }

    private static Packed together(Packed old, long[] added) {
        int[] count = {added.length};
        old.visit((number, times) -> count[0] += times);
        long[] all = Arrays.copyOf(added, count[0]);
        count[0] = added.length;
        old.visit((number, times) -> Arrays.fill(all, count[0], count[0] += times, number));
        return Packed.of(all);
    }

    /** Returns what is here now; later additions do not change it. */
    View view() {
        return new View(start, totals.copy(), packed, packedDelays, samples, delays, size);
    }

    /**
     * The samples of a slice at one moment; entries are only ever added, and arrays replaced.
     *
     * @param start when the second begins
     * @param totals of all of them
     * @param packed those of which the times were given up
     * @param packedDelays their delays
     * @param samples the others, see {@link Sample}
     * @param delays their delays, see {@link SendDelay}
     * @param size how many of these count
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and copies are what it saves.
    record View(
            long start, Totals totals, Packed packed, Packed packedDelays, long[] samples, char[] delays, int size) {
        /** Tells whether the whole second lies in a window; of one that is packed, no part can be asked for. */
        boolean isWithin(long from, long to) {
            return start - from >= 0 && to - start >= NANOS;
        }

        /** Visits the samples intended from {@code from} (inclusive) to {@code to} (exclusive). */
        void visit(long from, long to, Packed.Visitor visitor) {
            if (isWithin(from, to)) {
                packed.visit(visitor);
            }
            for (int i = 0; i < size; i++) {
                if (isIntended(i, from, to)) {
                    visitor.visit(samples[i], 1);
                }
            }
        }

        /** Visits the delays of those that were sent. */
        void visitDelays(long from, long to, Packed.Visitor visitor) {
            if (isWithin(from, to)) {
                packedDelays.visit(visitor);
            }
            for (int i = 0; i < size; i++) {
                if (delays[i] != SendDelay.NONE && isIntended(i, from, to)) {
                    visitor.visit(delays[i], 1);
                }
            }
        }

        private boolean isIntended(int i, long from, long to) {
            long intended = start + Sample.offsetNanos(samples[i]);
            return intended - from >= 0 && intended - to < 0;
        }

        /** Returns the totals of the samples in the window. */
        Totals totals(long from, long to) {
            if (isWithin(from, to)) {
                return totals;
            }
            Totals some = new Totals();
            visit(from, to, some::add);
            return some;
        }
    }
}

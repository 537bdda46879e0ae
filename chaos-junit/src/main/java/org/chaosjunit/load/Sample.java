package org.chaosjunit.load;

/**
 * What is kept of an arrival, packed into a long, because millions of them are kept.
 *
 * <p>From the highest bit: 30 bits when in its {@link Slice} it was intended, in nanoseconds; 31 bits latency in
 * microseconds; 1 bit whether it was sent late; 2 bits {@link Outcome}.
 */
final class Sample {
    /** Longest latency that can be kept, about 35 minutes. */
    static final long MAX_MICROS = (1L << 31) - 1;

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final int MICROS_SHIFT = 3;
    private static final int OFFSET_SHIFT = 34;

    private Sample() {}

    @SuppressWarnings("EnumOrdinal") // Samples never leave the process, so the order of the values is nobody's concern.
    static long of(long offsetNanos, long latencyMicros, boolean late, Outcome outcome) {
        return offsetNanos << OFFSET_SHIFT
                | Math.min(MAX_MICROS, latencyMicros) << MICROS_SHIFT
                | (late ? 1L << 2 : 0)
                | outcome.ordinal();
    }

    static long offsetNanos(long sample) {
        return sample >>> OFFSET_SHIFT;
    }

    static long micros(long sample) {
        return sample >>> MICROS_SHIFT & MAX_MICROS;
    }

    static boolean late(long sample) {
        return (sample & 1L << 2) != 0;
    }

    static Outcome outcome(long sample) {
        return OUTCOMES[(int) (sample & 3)];
    }

    /** Returns the sample without its time. */
    static long withoutTime(long sample) {
        return sample & ((1L << OFFSET_SHIFT) - 1);
    }
}

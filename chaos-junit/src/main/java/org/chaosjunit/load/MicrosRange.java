package org.chaosjunit.load;

import org.chaosjunit.spi.Range;

/**
 * The whole microseconds that lie within a range of milliseconds; for loops over millions of them.
 *
 * @param first the least
 * @param last the most; less than {@code first} if none does
 */
record MicrosRange(long first, long last) {
    private static final double MICROS_PER_MILLI = 1000;

    static MicrosRange of(Range millis) {
        return new MicrosRange(first(millis), last(millis));
    }

    private static long first(Range millis) {
        // A little too low, for the product is rounded; the range itself decides.
        long micros = (long) Math.min(Sample.MAX_MICROS, Math.max(0, millis.low() * MICROS_PER_MILLI - 2));
        while (micros <= Sample.MAX_MICROS && isBelow(micros / MICROS_PER_MILLI, millis)) {
            micros++;
        }
        return micros;
    }

    private static long last(Range millis) {
        long micros = (long) Math.min(Sample.MAX_MICROS, Math.max(-1, millis.high() * MICROS_PER_MILLI + 2));
        while (micros >= 0 && isAbove(micros / MICROS_PER_MILLI, millis)) {
            micros--;
        }
        return micros;
    }

    private static boolean isBelow(double value, Range range) {
        return range.lowIncluded() ? value < range.low() : value <= range.low();
    }

    private static boolean isAbove(double value, Range range) {
        return range.highIncluded() ? value > range.high() : value >= range.high();
    }

    boolean contains(long micros) {
        return micros >= first && micros <= last;
    }
}

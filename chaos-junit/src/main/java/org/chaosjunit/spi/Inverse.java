package org.chaosjunit.spi;

/** Counts the arrivals of a schedule by asking it for their times, so that no rounding can lose one or count it twice. */
final class Inverse {
    private Inverse() {}

    /** Returns how many arrivals come before the offset; fastest if {@code guess} is nearly right. */
    static long arrivalsBefore(Schedule schedule, long offsetNanos, long guess) {
        long step = 1;
        // From here on `low` arrivals are known to come before, and arrival `high` not to.
        long low = Math.max(0, guess);
        while (low > 0 && schedule.offsetNanos(low - 1) >= offsetNanos) {
            low = Math.max(0, low - step);
            step *= 2;
        }
        long high = Math.max(low, guess);
        step = 1;
        while (schedule.offsetNanos(high) < offsetNanos) {
            low = high + 1;
            high += step;
            step *= 2;
        }
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (schedule.offsetNanos(middle) < offsetNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

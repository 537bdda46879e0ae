package org.chaosjunit.load;

import java.util.List;
import java.util.function.LongPredicate;
import org.HdrHistogram.Histogram;

/**
 * The arrivals that were intended in a window of time, and have ended.
 *
 * @param from first instant, in nanoseconds
 * @param to first instant after it
 * @param slices where they are found
 */
record Window(long from, long to, List<Slice.View> slices) {
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1000;

    double seconds() {
        return (to - from) / 1e9;
    }

    long count() {
        return count(sample -> true);
    }

    /** Returns how many arrivals are such {@link Sample}s. */
    long count(LongPredicate which) {
        long[] count = {0};
        visit((sample, times) -> count[0] += which.test(sample) ? times : 0);
        return count[0];
    }

    long count(Outcome outcome) {
        return count(sample -> Sample.outcome(sample) == outcome);
    }

    /** Returns the longest latency in milliseconds; NaN of no arrivals. */
    double maxMillis() {
        long max = maxMicros();
        return max < 0 ? Double.NaN : max / MICROS_PER_MILLI;
    }

    private long maxMicros() {
        long[] max = {-1};
        visit((sample, times) -> max[0] = Math.max(max[0], Sample.micros(sample)));
        return max[0];
    }

    /** Returns the latency in milliseconds that so many percent of the arrivals did not exceed; NaN of no arrivals. */
    double percentileMillis(double percentile) {
        long max = maxMicros();
        if (max < 0) {
            return Double.NaN;
        }
        Histogram latencies = new Histogram(Math.max(2, max), DIGITS);
        visit((sample, times) -> latencies.recordValueWithCount(Sample.micros(sample), times));
        // The histogram rounds up within three digits, at most past what was ever seen.
        return Math.min(max, latencies.getValueAtPercentile(percentile)) / MICROS_PER_MILLI;
    }

    private void visit(Slice.Visitor visitor) {
        slices.forEach(slice -> slice.visit(from, to, visitor));
    }
}

package org.chaosjunit.load;

import java.util.List;
import org.chaosjunit.spi.Range;

/**
 * The arrivals that were intended in a window of time, and have ended.
 *
 * @param from first instant, in nanoseconds
 * @param to first instant after it
 * @param slices where they are found
 */
record Window(long from, long to, List<Slice.View> slices) {
    private static final double MICROS_PER_MILLI = 1000;

    double seconds() {
        return (to - from) / 1e9;
    }

    /** Returns how many there are, and how they ended. */
    Totals totals() {
        Totals totals = new Totals();
        slices.forEach(slice -> totals.add(slice.totals(from, to)));
        return totals;
    }

    /** Returns how many arrivals have a latency within the range, which is in milliseconds. */
    long count(Range millis) {
        MicrosRange range = MicrosRange.of(millis);
        return slices.stream().mapToLong(slice -> count(slice, range)).sum();
    }

    private long count(Slice.View slice, MicrosRange range) {
        Totals totals = slice.totals(from, to);
        if (range.contains(totals.minMicros()) && range.contains(totals.maxMicros())) {
            return totals.count();
        }
        if (totals.maxMicros() < range.first() || totals.minMicros() > range.last()) {
            return 0;
        }
        long[] count = {0};
        slice.visit(from, to, (sample, times) -> count[0] += range.contains(Sample.micros(sample)) ? times : 0);
        return count[0];
    }

    /** Returns the mean latency in milliseconds; NaN of no arrivals. */
    double meanMillis() {
        Totals totals = totals();
        return totals.count() == 0 ? Double.NaN : totals.sumMicros() / MICROS_PER_MILLI / totals.count();
    }

    /** Returns the latency in milliseconds that so many percent of the arrivals did not exceed; NaN of no arrivals. */
    double percentileMillis(double percentile) {
        Totals totals = totals();
        if (totals.count() == 0) {
            return Double.NaN;
        }
        long micros = NearestRank.find(
                NearestRank.of(percentile, totals.count()),
                totals.maxMicros(),
                visitor -> slices.forEach(slice ->
                        slice.visit(from, to, (sample, times) -> visitor.visit(Sample.micros(sample), times))));
        return micros / MICROS_PER_MILLI;
    }

    /** Returns the same for the delay with which arrivals were sent; NaN if none was. */
    double sendDelayMillis(double percentile) {
        long[] sent = {0};
        visitDelays((delay, times) -> sent[0] += times);
        if (sent[0] == 0) {
            return Double.NaN;
        }
        long delay = NearestRank.find(NearestRank.of(percentile, sent[0]), SendDelay.NONE, this::visitDelays);
        return SendDelay.micros(delay) / MICROS_PER_MILLI;
    }

    private void visitDelays(Packed.Visitor visitor) {
        slices.forEach(slice -> slice.visitDelays(from, to, visitor));
    }
}

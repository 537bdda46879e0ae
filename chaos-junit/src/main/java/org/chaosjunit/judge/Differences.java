package org.chaosjunit.judge;

import org.chaosjunit.spi.Interval;

/** How far two independent estimates are apart. */
public final class Differences {
    private Differences() {}

    /**
     * Returns where {@code first - second} lies, with the confidence of the two intervals.
     *
     * <p>Recovers the variances from the limits of the two intervals (MOVER: Zou and Donner 2008; for shares with score
     * intervals, method 10 of Newcombe 1998), so it needs no symmetry: shares, percentiles and means will do.
     *
     * @param first an estimate
     * @param firstInterval where it lies
     * @param second what it is compared to
     * @param secondInterval where that lies
     */
    public static Interval interval(double first, Interval firstInterval, double second, Interval secondInterval) {
        double difference = first - second;
        double down = Math.hypot(first - firstInterval.low(), secondInterval.high() - second);
        double up = Math.hypot(firstInterval.high() - first, second - secondInterval.low());
        return new Interval(difference - down, difference + up);
    }
}

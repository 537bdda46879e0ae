package org.chaosjunit.jmeter;

import java.math.BigDecimal;

/**
 * A time in which an engine's rate is constant or goes evenly from one to another, as {@code even_arrivals} of JMeter.
 *
 * @param fromPerSecond rate at its beginning
 * @param toPerSecond rate at its end
 * @param seconds how long it lasts
 */
record EvenArrivals(double fromPerSecond, double toPerSecond, double seconds) {
    // JMeter cuts off the fraction of how many arrivals fit; this much more is never lost to rounding.
    private static final double MARGIN = 0.01;
    private static final double AS_GOOD_AS_CONSTANT = 0.0001;

    /** Returns those of the same shape that are exactly so many. */
    EvenArrivals exactly(long arrivals) {
        if (arrivals == 0) {
            return new EvenArrivals(0, 0, seconds);
        }
        double scale = (arrivals + MARGIN) / (mean() * seconds);
        return new EvenArrivals(fromPerSecond * scale, toPerSecond * scale, seconds);
    }

    private double mean() {
        return (fromPerSecond + toPerSecond) / 2;
    }

    /** Returns how many there are. */
    long count() {
        return (long) (mean() * seconds);
    }

    /** Returns how long after the beginning the {@code n}-th comes, in JMeter's arithmetic. */
    double secondsAt(long n) {
        if (n == 0) {
            return 0;
        }
        if (Math.abs(toPerSecond - fromPerSecond) < AS_GOOD_AS_CONSTANT * mean()) {
            return n / mean();
        }
        double slope = (toPerSecond - fromPerSecond) / seconds;
        return (Math.sqrt(fromPerSecond * fromPerSecond + 2 * slope * n) - fromPerSecond) / slope;
    }

    /** Returns it in the words of JMeter; the last rate is said too, for otherwise it would be that of what follows. */
    String text() {
        return rate(fromPerSecond) + " even_arrivals(" + plain(seconds) + " sec) " + rate(toPerSecond);
    }

    private static String rate(double perSecond) {
        return "rate(" + plain(perSecond) + "/sec)";
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).toPlainString();
    }
}

package org.chaosjunit.spi;

import java.math.BigDecimal;

/**
 * Arrival {@code n} comes {@code n / perSecond} seconds after the start.
 *
 * @param perSecond how many arrivals come in a second, above 0
 */
public record ConstantRate(double perSecond) implements Schedule {
    private static final double SECOND = 1e9;

    /** Checks the rate. */
    public ConstantRate {
        if (!(perSecond > 0 && Double.isFinite(perSecond))) {
            throw new IllegalArgumentException("a rate must be above 0, but is " + perSecond);
        }
    }

    @Override
    public String description() {
        return BigDecimal.valueOf(perSecond).stripTrailingZeros().toPlainString() + "/s";
    }

    // Each from its number, never from the arrival before: rounding cannot add up to a drift.
    @Override
    public long offsetNanos(long n) {
        return Math.round(n / perSecond * SECOND);
    }

    @Override
    public long arrivalsBefore(long offsetNanos) {
        if (offsetNanos <= 0) {
            return 0;
        }
        long n = (long) (offsetNanos / SECOND * perSecond);
        // The quotient may be off by its rounding; the schedule itself decides.
        while (n > 0 && offsetNanos(n - 1) >= offsetNanos) {
            n--;
        }
        while (offsetNanos(n) < offsetNanos) {
            n++;
        }
        return n;
    }

    @Override
    public double peakPerSecond() {
        return perSecond;
    }
}

package org.chaosjunit.spi;

/**
 * Arrival {@code n} comes {@code n / perSecond} seconds after the start.
 *
 * @param perSecond how many arrivals come in a second, above 0
 */
public record ConstantRate(double perSecond) implements Intensity {
    private static final double SECOND = 1e9;

    /** Checks the rate. */
    public ConstantRate {
        if (!(perSecond > 0 && Double.isFinite(perSecond))) {
            throw new IllegalArgumentException("a rate must be above 0, but is " + perSecond);
        }
    }

    @Override
    public String description() {
        return Rates.format(perSecond);
    }

    @Override
    public double nanosAt(double arrivals) {
        return arrivals / perSecond * SECOND;
    }

    @Override
    public double arrivalsAt(double nanos) {
        return Math.max(0, nanos) / SECOND * perSecond;
    }

    @Override
    public double peakPerSecond() {
        return perSecond;
    }
}

package org.chaosjunit.spi;

/**
 * A rate over time.
 *
 * <p>As a schedule its arrivals come evenly: each when the integral of the rate passes its number, so that up to any
 * instant exactly as many have come as the integral says, rounded up.
 */
public interface Intensity extends Schedule {
    /** Returns the time after the start, in nanoseconds, from which on more than so many arrivals are due. */
    double nanosAt(double arrivals);

    /** Returns how many arrivals are due so many nanoseconds after the start: the integral of the rate. */
    double arrivalsAt(double nanos);

    // Each from its number, never from the arrival before: rounding cannot add up to a drift.
    @Override
    default long offsetNanos(long n) {
        return Math.round(nanosAt((double) n));
    }

    @Override
    default long arrivalsBefore(long offsetNanos) {
        return offsetNanos <= 0
                ? 0
                : Inverse.arrivalsBefore(this, offsetNanos, (long) arrivalsAt((double) offsetNanos));
    }
}

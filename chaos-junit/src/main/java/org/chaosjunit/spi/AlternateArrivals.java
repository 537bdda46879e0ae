package org.chaosjunit.spi;

/**
 * Arrivals half-way between those of another schedule.
 *
 * @param of the other
 */
public record AlternateArrivals(Schedule of) implements Schedule {
    @Override
    public String description() {
        return of.description();
    }

    @Override
    public long offsetNanos(long n) {
        long before = of.offsetNanos(n);
        return before + (of.offsetNanos(n + 1) - before) / 2;
    }

    @Override
    public long arrivalsBefore(long offsetNanos) {
        return offsetNanos <= 0 ? 0 : Inverse.arrivalsBefore(this, offsetNanos, of.arrivalsBefore(offsetNanos));
    }

    @Override
    public double peakPerSecond() {
        return of.peakPerSecond();
    }

    @Override
    public Schedule seeded(long seed) {
        return new AlternateArrivals(of.seeded(seed));
    }
}

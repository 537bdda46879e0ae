package org.chaosjunit.spi;

import org.jspecify.annotations.Nullable;

/**
 * Random arrivals that know nothing of each other, as many on average as a rate asks for: a Poisson process.
 *
 * <p>Which ones come follows from the seed alone. Nothing is remembered but the part that was asked for last, so a load
 * may run for days, and any arrival can be asked for at any time.
 */
public final class PoissonArrivals implements Schedule {
    private final Intensity intensity;
    private final long seed;
    // Only spares work: whoever finds another one here, or none, makes the one it needs.
    private volatile @Nullable PoissonBlock last;

    /** Makes the arrivals that {@code seed} decides on. */
    public PoissonArrivals(Intensity intensity, long seed) {
        this.intensity = intensity;
        this.seed = seed;
    }

    @Override
    public String description() {
        return intensity.description() + " (Poisson)";
    }

    @Override
    public long offsetNanos(long n) {
        PoissonBlock block = last;
        if (block == null || !block.contains(n)) {
            block = PoissonBlock.of(n, seed);
            last = block;
        }
        // A process of rate 1, run at the speed of the intensity.
        return Math.round(intensity.nanosAt(block.position(n)));
    }

    @Override
    public long arrivalsBefore(long offsetNanos) {
        if (offsetNanos <= 0) {
            return 0;
        }
        long guess = PoissonBlock.firstAround(intensity.arrivalsAt((double) offsetNanos), seed);
        return Inverse.arrivalsBefore(this, offsetNanos, guess);
    }

    @Override
    public double peakPerSecond() {
        return intensity.peakPerSecond();
    }

    @Override
    public Schedule seeded(long other) {
        return new PoissonArrivals(intensity, other);
    }
}

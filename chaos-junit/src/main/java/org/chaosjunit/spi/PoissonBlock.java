package org.chaosjunit.spi;

import java.util.SplittableRandom;

/**
 * A run of arrivals of a Poisson process of rate 1, each of which can be made without those before it.
 *
 * <p>The time that {@code k} arrivals take is gamma distributed with shape {@code k}. Blocks are found by halving: of the
 * time that a stretch of {@code 2m} arrivals takes, its first half takes a share that is beta distributed with parameters
 * {@code m} and {@code m}, and within a block the gaps are exponential, scaled to the time that the block takes; given
 * that time they are distributed just so (Devroye, Non-Uniform Random Variate Generation, 1986, chapters V.2 and IX.3).
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record PoissonBlock(long first, double[] positions) {
    private static final int SIZE = 512;

    /** Returns the block in which arrival {@code n} is. */
    static PoissonBlock of(long n, long seed) {
        long number = n / SIZE;
        Span span = span((block, position) -> block <= number, seed);
        return new PoissonBlock(span.block * SIZE, positions(span, seed));
    }

    /** Returns the first arrival of the block that holds a position. */
    static long firstAround(double position, long seed) {
        return span((block, start) -> start <= position, seed).block * SIZE;
    }

    boolean contains(long n) {
        return n >= first && n < first + SIZE;
    }

    /** Returns how many arrivals were to be expected when this one came. */
    double position(long n) {
        return positions[(int) (n - first)];
    }

    /** Tells whether the block sought is the one that starts here, or a later one. */
    private interface Reached {
        boolean isReached(long block, double start);
    }

    private record Span(long block, double start, double end) {}

    private static Span span(Reached reached, long seed) {
        long low = 0;
        long high = 1;
        double start = 0;
        double end = gamma(SIZE, random(seed, 0, 1));
        while (reached.isReached(high, end)) {
            low = high;
            high *= 2;
            start = end;
            end += gamma((double) low * SIZE, random(seed, low, high));
        }
        while (high - low > 1) {
            long middle = (low + high) / 2;
            SplittableRandom random = random(seed, middle, middle);
            double arrivals = (double) (middle - low) * SIZE;
            double left = gamma(arrivals, random);
            double position = start + (end - start) * (left / (left + gamma(arrivals, random)));
            if (reached.isReached(middle, position)) {
                low = middle;
                start = position;
            } else {
                high = middle;
                end = position;
            }
        }
        return new Span(low, start, end);
    }

    // The last gap ends where the next block starts, so arrival 0 comes after the first gap, not at the start itself.
    private static double[] positions(Span span, long seed) {
        SplittableRandom random = random(seed, span.block, -1);
        double[] positions = new double[SIZE];
        double sum = 0;
        for (int i = 0; i < SIZE; i++) {
            sum -= Math.log(1 - random.nextDouble());
            positions[i] = sum;
        }
        double scale = (span.end - span.start) / sum;
        for (int i = 0; i < SIZE; i++) {
            positions[i] = Math.min(span.end, span.start + positions[i] * scale);
        }
        return positions;
    }

    // Mixed well, for generators whose seeds differ by certain numbers yield the same draws, only shifted.
    private static SplittableRandom random(long seed, long one, long other) {
        return new SplittableRandom(mixed(mixed(mixed(seed) + one) + other));
    }

    private static long mixed(long bits) {
        long once = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        long twice = (once ^ (once >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return twice ^ (twice >>> 33);
    }

    /** Draws from the gamma distribution of a shape of at least 1 (Marsaglia and Tsang, 2000). */
    private static double gamma(double shape, SplittableRandom random) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal(random);
            double v = 1 + c * x;
            double cube = v * v * v;
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * cube + d * Math.log(cube)) {
                return d * cube;
            }
        }
    }

    private static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
        return radius * Math.cos(2 * Math.PI * random.nextDouble());
    }
}

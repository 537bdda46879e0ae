package org.chaosjunit.sampling;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.Unit;

/** Makes samples of readings, in order of time. */
interface Digest {
    /** Returns the sample; empty where a single reading tells nothing yet. */
    Optional<Sample> digest(Instant at, Reading reading);

    static Digest of(String name, Kind kind) {
        return kind.counts() ? new CounterDigest(name, kind) : new GaugeDigest(name, kind);
    }

    /**
     * Adds numbers up.
     *
     * @throws ArithmeticException if one of them, or the sum, is none
     */
    static double sum(String name, Collection<Double> numbers) {
        requireNumbers(name, numbers);
        double sum = numbers.stream().mapToDouble(Double::doubleValue).sum();
        requireNumbers(name, List.of(sum));
        return sum;
    }

    /**
     * Refuses NaN and infinite numbers.
     *
     * @throws ArithmeticException if there is one
     */
    static void requireNumbers(String name, Collection<Double> numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                throw new ArithmeticException(name + " gave " + number + ", which is no number");
            }
        }
    }

    /** Returns the number for a message. */
    static String words(double number) {
        return Unit.NONE.format(number);
    }
}

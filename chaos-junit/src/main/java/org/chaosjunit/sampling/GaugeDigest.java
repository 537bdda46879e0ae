package org.chaosjunit.sampling;

import java.time.Instant;
import java.util.Optional;

/** Adds up what is read of several gauges. */
record GaugeDigest(String name, Kind kind) implements Digest {
    @Override
    public Optional<Sample> digest(Instant at, Reading reading) {
        if (reading.numbers().isEmpty() || (kind.isRelative() && reading.per().isEmpty())) {
            return Optional.of(Sample.missing(at));
        }
        double number = Digest.sum(name, reading.numbers().values());
        return Optional.of(Sample.of(at, at, kind.isRelative() ? percent(number, reading) : number, 0));
    }

    private double percent(double number, Reading reading) {
        double whole = Digest.sum(name, reading.per().values());
        if (whole <= 0) {
            throw new ArithmeticException(
                    name + " is to be a portion of what is " + Digest.words(whole) + ", which is not above 0");
        }
        return 100 * number / whole;
    }
}

package org.chaosjunit.sampling;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;

/** What a gauge was at several moments, each of which counts. */
record GaugeSamples(List<Sample> all) implements WindowSamples {
    @Override
    public Stream<Double> values() {
        return numbers().map(Sample.Numbers::value);
    }

    // A number on an excluded end lies outside at no distance, so distance alone would not find it.
    @Override
    public double estimate(Range range) {
        return values().filter(value -> !range.contains(value))
                .max(Comparator.comparingDouble(range::distance))
                .or(() -> values().reduce((earlier, later) -> later))
                .orElse(Double.NaN);
    }

    @Override
    public double level() {
        return values().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Override
    public boolean everySampleMustHold() {
        return true;
    }
}

package org.chaosjunit.sampling;

import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;

/** What came of each of the things that were counted in a window, on average. */
record MeanSamples(List<Sample> all, Growth growth) implements WindowSamples {
    @Override
    public Stream<Double> values() {
        return numbers().filter(numbers -> numbers.per() > 0).map(numbers -> numbers.value() / numbers.per());
    }

    // A reading right at the beginning tells only of what was before.
    @Override
    public long count() {
        return growth.per() > 0 ? values().count() : 0;
    }

    @Override
    public double estimate(Range range) {
        return count() > 0 ? growth.value() / growth.per() : Double.NaN;
    }
}

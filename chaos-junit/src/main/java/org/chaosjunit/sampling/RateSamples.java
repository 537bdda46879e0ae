package org.chaosjunit.sampling;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;

/** How fast a counter has grown from reading to reading; of all of them together the mean counts. */
record RateSamples(List<Sample> all, Growth growth) implements WindowSamples {
    @Override
    public Stream<Double> values() {
        return all.stream()
                .filter(sample -> sample.numbers() != null)
                .map(sample -> rate(sample.at(), Objects.requireNonNull(sample.numbers())))
                // Two readings at one moment.
                .filter(Double::isFinite);
    }

    private static double rate(Instant at, Sample.Numbers numbers) {
        return numbers.value() / numbers.seconds(at);
    }

    // A reading right at the beginning tells only of what was before.
    @Override
    public long count() {
        return growth.seconds() > 0 ? values().count() : 0;
    }

    @Override
    public double estimate(Range range) {
        return growth.seconds() > 0 ? growth.value() / growth.seconds() : Double.NaN;
    }
}

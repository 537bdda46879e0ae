package org.chaosjunit.steady;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** What a gauge answered in one window, in order of time. */
record GaugeSamples(List<Gauge.Sample> all) implements Samples {
    @Override
    public long count() {
        return values().count();
    }

    @Override
    public long missing() {
        return all.stream()
                .filter(sample -> sample.value() == null && sample.failure() == null)
                .count();
    }

    @Override
    public Optional<Throwable> failure() {
        return all.stream()
                .flatMap(sample -> Stream.ofNullable(sample.failure()))
                .findFirst();
    }

    @Override
    public long within(Range range) {
        return values().filter(range::contains).count();
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
    public boolean everySampleMustHold() {
        return true;
    }

    private Stream<Double> values() {
        return all.stream().map(Gauge.Sample::value).filter(Objects::nonNull);
    }
}

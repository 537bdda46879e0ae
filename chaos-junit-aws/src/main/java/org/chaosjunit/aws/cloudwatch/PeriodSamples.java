package org.chaosjunit.aws.cloudwatch;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** The periods that began in one window, in order of time; each of them counts. */
record PeriodSamples(List<PeriodSample> all) implements Samples {
    private Stream<Double> numbers() {
        return all.stream().flatMap(sample -> Stream.ofNullable(sample.number()));
    }

    @Override
    public long count() {
        return numbers().count();
    }

    @Override
    public long missing() {
        return all.stream().filter(PeriodSample::isMissing).count();
    }

    @Override
    public Optional<Throwable> failure() {
        return all.stream()
                .flatMap(sample -> Stream.ofNullable(sample.failure()))
                .findFirst();
    }

    @Override
    public long within(Range range) {
        return numbers().filter(range::contains).count();
    }

    // A number on an excluded end lies outside at no distance, so distance alone would not find it.
    @Override
    public double estimate(Range range) {
        return numbers()
                .filter(number -> !range.contains(number))
                .max(Comparator.comparingDouble(range::distance))
                .or(() -> numbers().reduce((earlier, later) -> later))
                .orElse(Double.NaN);
    }

    @Override
    public double level() {
        return numbers().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    @Override
    public long longestBreach(Range range) {
        long longest = 0;
        long row = 0;
        for (double number : numbers().toList()) {
            row = range.contains(number) ? 0 : row + 1;
            longest = Math.max(longest, row);
        }
        return longest;
    }

    @Override
    public boolean everySampleMustHold() {
        return true;
    }
}

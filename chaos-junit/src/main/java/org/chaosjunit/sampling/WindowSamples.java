package org.chaosjunit.sampling;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/** The samples of one window, in order of time, as each kind of metric sees them. */
interface WindowSamples extends Samples {
    /** Returns all of them, those without a number too. */
    List<Sample> all();

    /** Returns the number that each sample stands for by itself, where it has one. */
    Stream<Double> values();

    static Samples of(Kind kind, Instant from, List<Sample> all) {
        return switch (kind) {
            case GAUGE, PORTION -> new GaugeSamples(all);
            case RATE -> new RateSamples(all, Growth.of(from, all));
            case RATIO -> new RatioSamples(all, Growth.of(from, all));
            case MEAN -> new MeanSamples(all, Growth.of(from, all));
        };
    }

    @Override
    default long missing() {
        return all().stream().filter(Sample::isMissing).count();
    }

    @Override
    default Optional<Throwable> failure() {
        return all().stream()
                .flatMap(sample -> Stream.ofNullable(sample.failure()))
                .findFirst();
    }

    @Override
    default long count() {
        return values().count();
    }

    @Override
    default long within(Range range) {
        return values().filter(range::contains).count();
    }

    @Override
    default long longestBreach(Range range) {
        long longest = 0;
        long row = 0;
        for (double value : values().toList()) {
            row = range.contains(value) ? 0 : row + 1;
            longest = Math.max(longest, row);
        }
        return longest;
    }

    @Override
    default boolean everySampleMustHold() {
        return false;
    }

    /** Returns what the samples measured that have numbers. */
    default Stream<Sample.Numbers> numbers() {
        return all().stream().map(Sample::numbers).filter(Objects::nonNull);
    }
}

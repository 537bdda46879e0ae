package org.chaosjunit.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleSupplier;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;

/** A metric of which every sample must hold, asked at once on the thread of the watch: in virtual time nothing may be late. */
public final class EachMetric implements Metric, MetricSource {
    private static final Duration CADENCE = Duration.ofMillis(100);

    private final String name;
    private final DoubleSupplier supplier;
    private final List<Sample> samples = new ArrayList<>();

    /** Creates a metric that asks {@code supplier}. */
    public EachMetric(String name, DoubleSupplier supplier) {
        this.name = name;
        this.supplier = supplier;
    }

    @Override
    public Unit unit() {
        return Unit.NONE;
    }

    @Override
    public synchronized void sample(Instant now) {
        samples.add(new Sample(now, supplier.getAsDouble()));
    }

    @Override
    public Optional<Range> share(Range range) {
        return Optional.of(Range.ALL);
    }

    @Override
    public OptionalLong expected(Instant from, Instant to) {
        return OptionalLong.of(Duration.between(from, to).dividedBy(CADENCE) + 1);
    }

    @Override
    public synchronized Samples between(Instant from, Instant to) {
        return new Each(samples.stream()
                .filter(sample -> !sample.at.isBefore(from) && sample.at.isBefore(to))
                .map(Sample::value)
                .toList());
    }

    @Override
    public Optional<Metric> find(String wanted) {
        return wanted.equals(name) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Collection<String> names() {
        return List.of(name);
    }

    private record Sample(Instant at, double value) {}

    private record Each(List<Double> values) implements Samples {
        @Override
        public long count() {
            return values.size();
        }

        @Override
        public long missing() {
            return 0;
        }

        @Override
        public Optional<Throwable> failure() {
            return Optional.empty();
        }

        @Override
        public long within(Range range) {
            return values.stream().filter(range::contains).count();
        }

        @Override
        public long longestBreach(Range range) {
            long longest = 0;
            long current = 0;
            for (double value : values) {
                current = range.contains(value) ? 0 : current + 1;
                longest = Math.max(longest, current);
            }
            return longest;
        }

        @Override
        public double estimate(Range range) {
            return values.stream()
                    .filter(value -> !range.contains(value))
                    .findFirst()
                    .or(() -> values.stream().findFirst())
                    .orElse(Double.NaN);
        }

        @Override
        public boolean everySampleMustHold() {
            return true;
        }
    }
}

package org.chaosjunit.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/** A metric whose statistic is the mean of its samples; NaN from its supplier means no data. */
public class MeanMetric implements Metric, MetricSource {
    private final String name;
    private final Unit unit;
    private final DoubleSupplier supplier;
    private final List<Sample> samples = new ArrayList<>();
    private @Nullable Throwable failure;

    /** Creates a metric that asks {@code supplier}. */
    public MeanMetric(String name, Unit unit, DoubleSupplier supplier) {
        this.name = name;
        this.unit = unit;
        this.supplier = supplier;
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public synchronized void sample(Instant now) {
        try {
            double value = supplier.getAsDouble();
            if (!Double.isNaN(value)) {
                samples.add(new Sample(now, value));
            }
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    @Override
    public synchronized Samples between(Instant from, Instant to) {
        List<Double> values = samples.stream()
                .filter(sample -> !sample.at.isBefore(from) && sample.at.isBefore(to))
                .map(Sample::value)
                .toList();
        return new Mean(values, Optional.ofNullable(failure));
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

    private record Mean(List<Double> values, Optional<Throwable> failure) implements Samples {
        @Override
        public long count() {
            return values.size();
        }

        @Override
        public long missing() {
            return values.size() == 0 ? 1 : 0;
        }

        @Override
        public long within(Range range) {
            return values.stream().filter(range::contains).count();
        }

        @Override
        public double estimate(Range range) {
            return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        }

        @Override
        public boolean everySampleMustHold() {
            return false;
        }
    }
}

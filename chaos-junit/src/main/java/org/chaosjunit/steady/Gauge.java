package org.chaosjunit.steady;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A metric that must be asked, and of which every single sample must hold; the source of itself alone.
 *
 * <p>Safe for use by several threads; is never asked by two at once.
 */
public final class Gauge implements Metric, MetricSource {
    // Hours at any sensible cadence; a window that would need more is refused, never judged on the rest.
    private static final int KEPT = 1 << 16;

    private final String name;
    private final Unit unit;
    private final Reading reading;
    private final AtomicBoolean asking = new AtomicBoolean();

    // Guarded by this.
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private @Nullable Instant askedAt;
    private Instant promised = Instant.MIN;
    private @Nullable Instant forgotten;

    Gauge(String name, Unit unit, Reading reading) {
        this.name = name;
        this.unit = unit;
        this.reading = reading;
    }

    /**
     * Creates a gauge of a number.
     *
     * @param name the name by which a steady state refers to it
     * @param supplier returns the number at present; NaN, an infinite number and an exception are failures to measure
     */
    public static Gauge of(String name, Unit unit, DoubleSupplier supplier) {
        return new Gauge(name, unit, () -> OptionalDouble.of(supplier.getAsDouble()));
    }

    @Override
    public Unit unit() {
        return unit;
    }

    @Override
    public Optional<Metric> find(String wanted) {
        return wanted.equals(name) ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Collection<String> names() {
        return List.of(name);
    }

    @Override
    public void sample(Instant now) {
        if (!asking.compareAndSet(false, true)) {
            return;
        }
        try {
            Instant at = begin(now);
            end(ask(at));
        } finally {
            asking.set(false);
        }
    }

    /** Returns {@code now}, or the time of the sample that is being taken: before its answer nothing later is settled. */
    @Override
    public synchronized Instant settledUntil(Instant now) {
        Instant settled = askedAt != null && askedAt.isBefore(now) ? askedAt : now;
        promised = settled.isAfter(promised) ? settled : promised;
        return settled;
    }

    @Override
    public synchronized Samples between(Instant from, Instant to) {
        List<Sample> window = samples.stream()
                .filter(sample -> !sample.at().isBefore(from) && sample.at().isBefore(to))
                .toList();
        boolean whole = forgotten == null || forgotten.isBefore(from);
        return new GaugeSamples(whole ? window : List.of(tooLong(from)));
    }

    // A sample never changes what was settled before it was asked for, even if its thread was late.
    private synchronized Instant begin(Instant now) {
        Instant at = now.isBefore(promised) ? promised : now;
        askedAt = at;
        return at;
    }

    private synchronized void end(Sample sample) {
        askedAt = null;
        samples.addLast(sample);
        if (samples.size() > KEPT) {
            forgotten = samples.removeFirst().at();
        }
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever users' code throws is a failure to measure, not ours.
    private Sample ask(Instant at) {
        try {
            OptionalDouble number = reading.read();
            if (number.isEmpty()) {
                return new Sample(at, null, null);
            }
            double value = number.getAsDouble();
            return Double.isFinite(value)
                    ? new Sample(at, value, null)
                    : new Sample(at, null, new ArithmeticException(name + " gave " + value + ", which is no number"));
        } catch (Throwable thrown) {
            if (thrown instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return new Sample(at, null, thrown);
        }
    }

    private Sample tooLong(Instant from) {
        return new Sample(
                from,
                null,
                new IllegalStateException(name + " keeps its last " + KEPT + " samples, and the window needs more"));
    }

    /** Asks for the number; empty means that there are no data. */
    interface Reading {
        OptionalDouble read() throws Throwable;
    }

    /** An answer: a number, or a failure, or neither where there are no data. */
    record Sample(
            Instant at, @Nullable Double value, @Nullable Throwable failure) {}
}

package org.chaosjunit.sampling;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;

/**
 * A metric that must be asked; the source of itself alone.
 *
 * <p>Its probe is asked on a thread of its own, at a fixed cadence that no slow answer can stretch, never by two at once, and
 * keeps nobody waiting. An answer that is late is a failure to measure, and so is every moment at which it is still
 * awaited. Safe for use by several threads.
 */
public final class ProbedMetric implements Metric, MetricSource {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Range PERCENTAGES = Range.parse("[0,100]");

    private final String name;
    private final Unit unit;
    private final Kind kind;
    private final Grid grid;
    private final Duration timeout;
    private final Digest digest;
    private final Inquiry inquiry;

    // Guarded by the inquiry, as the answers come.
    private final History history;

    private ProbedMetric(String name, Unit unit, Kind kind, Cadence cadence, Probe probe, Executor thread) {
        this.name = name;
        this.unit = kind.unit(unit);
        this.kind = kind;
        this.grid = new Grid(cadence.every());
        this.timeout = cadence.timeout();
        this.digest = Digest.of(name, kind);
        this.history = new History(name);
        this.inquiry = new Inquiry(probe, cadence.timeout(), thread, this::add);
    }

    /** Creates a gauge of a number that answers within 5 s; see {@link #gauge(String, Unit, Duration, DoubleSupplier)}. */
    public static ProbedMetric gauge(String name, Unit unit, DoubleSupplier supplier) {
        return gauge(name, unit, PATIENCE, supplier);
    }

    /**
     * Creates a gauge of a number, which is asked ten times a second.
     *
     * @param name the name by which a steady state refers to it
     * @param timeout how long an answer may take, more than 0; then the supplier is interrupted
     * @param supplier returns the number at present; NaN, an infinite number, an exception and a late answer are failures
     *     to measure
     */
    public static ProbedMetric gauge(String name, Unit unit, Duration timeout, DoubleSupplier supplier) {
        return of(
                name,
                unit,
                Kind.GAUGE,
                new Cadence(Cadence.FASTEST, timeout),
                () -> Reading.of(supplier.getAsDouble()));
    }

    /** Creates a metric of the system under test: what its probe does is subject to faults of this JVM. */
    public static ProbedMetric of(String name, Unit unit, Kind kind, Cadence cadence, Probe probe) {
        return new ProbedMetric(name, unit, kind, cadence, probe, ThreadOfItsOwn.of(name, false));
    }

    /** Creates a metric that is read from outside: no fault of this JVM hits its probe. */
    public static ProbedMetric exempt(String name, Unit unit, Kind kind, Cadence cadence, Probe probe) {
        return new ProbedMetric(name, unit, kind, cadence, probe, ThreadOfItsOwn.of(name, true));
    }

    /** Creates a metric whose probe is asked on the thread that takes the sample. */
    static ProbedMetric synchronous(Kind kind, Cadence cadence, Probe probe) {
        return new ProbedMetric("g", Unit.NONE, kind, cadence, probe, Runnable::run);
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
    public Duration timeout() {
        return timeout;
    }

    @Override
    public void sample(Instant now) {
        if (isDue(now)) {
            inquiry.ask(now);
        }
    }

    @Override
    public void sampleNow(Instant now) {
        inquiry.ask(now);
    }

    private boolean isDue(Instant now) {
        synchronized (grid) {
            return grid.isDue(now);
        }
    }

    @Override
    public Instant settledUntil(Instant now) {
        return inquiry.settledUntil(now);
    }

    /** Returns all for what is measured at moments, the range itself for a ratio, and nothing for a rate or a mean. */
    @Override
    public Optional<Range> share(Range range) {
        return switch (kind) {
            case GAUGE, PORTION -> Optional.of(Range.ALL);
            case RATIO -> Optional.of(range);
            case RATE, MEAN -> Optional.empty();
        };
    }

    @Override
    public Range possible() {
        return kind == Kind.RATIO ? PERCENTAGES : Range.ANYTHING;
    }

    /** Returns how often it can be asked; for a ratio, whose samples are what happens meanwhile, nobody knows. */
    @Override
    public OptionalLong expected(Instant from, Instant to) {
        return kind == Kind.RATIO ? OptionalLong.empty() : grid.most(from, to);
    }

    @Override
    public Samples between(Instant from, Instant to) {
        synchronized (inquiry) {
            return WindowSamples.of(kind, from, history.between(from, to));
        }
    }

    private void add(Answer answer) {
        Reading reading = answer.reading();
        Throwable failure = answer.failure();
        if (reading == null) {
            history.add(new Sample(answer.at(), null, failure));
            return;
        }
        try {
            digest.digest(answer.at(), reading).ifPresent(history::add);
        } catch (ArithmeticException noNumber) {
            history.add(Sample.failed(answer.at(), noNumber));
        }
    }
}

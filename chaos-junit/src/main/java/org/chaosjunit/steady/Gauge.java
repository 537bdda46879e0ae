package org.chaosjunit.steady;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleSupplier;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A metric that must be asked, and of which every single sample must hold; the source of itself alone.
 *
 * <p>It is asked on a thread of its own, never by two at once, and keeps nobody waiting. An answer that is late is a
 * failure to measure, and so is every moment at which it is still awaited. Safe for use by several threads.
 */
public final class Gauge implements Metric, MetricSource {
    // Hours at any sensible cadence; a window that would need more is refused, never judged on the rest.
    private static final int KEPT = 1 << 16;

    private final String name;
    private final Unit unit;
    private final Duration timeout;
    private final Reading reading;
    private final Executor thread;

    // Guarded by this.
    private final ArrayDeque<Sample> samples = new ArrayDeque<>();
    private @Nullable Call running;
    private Instant promised = Instant.MIN;
    private @Nullable Instant forgotten;

    Gauge(String name, Unit unit, Duration timeout, Reading reading) {
        this(name, unit, timeout, reading, threadOfItsOwn(name));
    }

    Gauge(String name, Unit unit, Duration timeout, Reading reading, Executor thread) {
        this.name = name;
        this.unit = unit;
        this.timeout = timeout;
        this.reading = reading;
        this.thread = thread;
    }

    /** Creates a gauge of a number that answers within 5 s, as {@link #of(String, Unit, Duration, DoubleSupplier)}. */
    public static Gauge of(String name, Unit unit, DoubleSupplier supplier) {
        return of(name, unit, Duration.ofSeconds(5), supplier);
    }

    /**
     * Creates a gauge of a number.
     *
     * @param name the name by which a steady state refers to it
     * @param timeout how long an answer may take, more than 0; then the supplier is interrupted
     * @param supplier returns the number at present; NaN, an infinite number, an exception and a late answer are failures
     *     to measure
     */
    public static Gauge of(String name, Unit unit, Duration timeout, DoubleSupplier supplier) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("a time-out must be more than 0, but is " + timeout);
        }
        return new Gauge(name, unit, timeout, () -> OptionalDouble.of(supplier.getAsDouble()));
    }

    // Gone when it has had nothing to do for a while, for nobody says when a gauge is not needed any more.
    private static Executor threadOfItsOwn(String name) {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "chaos-junit metric " + name);
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
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
        Call call = begin(now);
        if (call != null) {
            var unused = call.clock
                    .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
                    .exceptionally(late -> giveUp(call));
            thread.execute(() -> run(call));
        }
    }

    /** Returns {@code now}, or the time of the sample that is being taken: before its answer nothing later is settled. */
    @Override
    public synchronized Instant settledUntil(Instant now) {
        Instant settled = running != null && !running.late && running.at.isBefore(now) ? running.at : now;
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
    private synchronized @Nullable Call begin(Instant now) {
        Instant at = now.isBefore(promised) ? promised : now;
        if (running == null) {
            running = new Call(at);
            return running;
        }
        if (running.late) {
            add(tooLate(at));
        }
        return null;
    }

    private void run(Call call) {
        if (enter(call)) {
            Sample sample = ask(call.at);
            leave(call, sample);
            call.clock.complete(null);
        }
    }

    private synchronized boolean enter(Call call) {
        if (call.late) {
            running = null;
            return false;
        }
        call.thread = Thread.currentThread();
        return true;
    }

    private synchronized void leave(Call call, Sample sample) {
        running = null;
        if (call.late) {
            // The interrupt was meant for this call, not for the next one.
            Thread.interrupted();
        } else {
            add(sample);
        }
    }

    private synchronized @Nullable Void giveUp(Call call) {
        if (running == call) {
            call.late = true;
            add(tooLate(call.at));
            if (call.thread != null) {
                call.thread.interrupt();
            }
        }
        return null;
    }

    private void add(Sample sample) {
        samples.addLast(sample);
        if (samples.size() > KEPT) {
            forgotten = samples.removeFirst().at();
        }
    }

    private Sample tooLate(Instant at) {
        return new Sample(at, null, new TimeoutException("gave no answer within " + Durations.format(timeout)));
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

    /** A call that goes on until its method returns; guarded by the gauge. */
    private static final class Call {
        private final Instant at;
        private final CompletableFuture<Void> clock = new CompletableFuture<>();
        private @Nullable Thread thread;
        private boolean late;

        Call(Instant at) {
            this.at = at;
        }
    }
}

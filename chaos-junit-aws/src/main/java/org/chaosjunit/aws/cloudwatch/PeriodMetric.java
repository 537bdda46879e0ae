package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/**
 * A metric with a number for each period, which is asked for when the period has ended and will not change any more.
 *
 * <p>The time of a sample is the start of its period. So a period counts for a phase only if it began in it; and as nobody
 * closes a phase before all that began in it is settled, it has ended in it too.
 */
final class PeriodMetric implements Metric, MetricSource {
    // Days of the shortest periods; a window that would need more has failed.
    private static final int KEPT = 1 << 18;

    private final String name;
    private final Unit unit;
    private final Timing timing;
    private final PeriodSource source;
    private final Executor thread;

    // Guarded by this.
    private final Deque<PeriodSample> known = new ArrayDeque<>();
    private @Nullable Instant next;
    private boolean isAsking;

    PeriodMetric(String name, Unit unit, Timing timing, PeriodSource source, Executor thread) {
        this.name = name;
        this.unit = unit;
        this.timing = timing;
        this.source = source;
        this.thread = thread;
    }

    /**
     * Creates the metric; nothing is asked yet.
     *
     * @throws org.chaosjunit.spi.InvalidAttributeException if an expression cannot be computed where it has to be
     */
    static PeriodMetric of(String name, Unit unit, Timing timing, Queries queries, AwsPlace place) {
        return new PeriodMetric(name, unit, timing, MetricData.of(queries, timing, place), task -> new ExemptThread(
                        task, "chaos-junit metric " + name)
                .start());
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
        return timing.patience();
    }

    @Override
    public void sample(Instant now) {
        synchronized (this) {
            if (next == null) {
                next = timing.begun(now);
            }
            if (isAsking || !timing.isKnowable(next, now)) {
                return;
            }
            isAsking = true;
        }
        thread.execute(() -> askUntil(now));
    }

    /** Also asks once the period that goes on is known, for nobody else may do so. */
    @Override
    public void sampleNow(Instant now) {
        sample(now);
        long wait = timing.period().plus(timing.lag()).toMillis() + 1;
        CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS)
                .execute(() -> sample(MonotonicClock.get().instant()));
    }

    private void askUntil(Instant now) {
        for (Instant start = due(now); start != null; start = due(now)) {
            add(ask(start));
        }
    }

    // Nobody may find it idle and leave before the flag is down.
    private synchronized @Nullable Instant due(Instant now) {
        isAsking = next != null && timing.isKnowable(next, now);
        return isAsking ? next : null;
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever a client throws is a failure to measure, not ours.
    private PeriodSample ask(Instant start) {
        try {
            OptionalDouble number = source.ask(start);
            return new PeriodSample(start, number.isPresent() ? (Double) number.getAsDouble() : null, null);
        } catch (Throwable failure) {
            return new PeriodSample(start, null, failure);
        }
    }

    private synchronized void add(PeriodSample sample) {
        known.addLast(sample);
        next = sample.start().plus(timing.step());
        if (known.size() > KEPT) {
            known.removeFirst();
        }
    }

    /** Returns the start of the first period that is not known yet. */
    @Override
    public synchronized Instant settledUntil(Instant now) {
        return next == null || next.isAfter(now) ? now : next;
    }

    @Override
    public Optional<Range> share(Range range) {
        return Optional.of(Range.ALL);
    }

    @Override
    public OptionalLong expected(Instant from, Instant to) {
        return OptionalLong.of(timing.most(Duration.between(from, to)));
    }

    @Override
    public synchronized Samples between(Instant from, Instant to) {
        if (known.size() == KEPT && known.getFirst().start().isAfter(from)) {
            return new PeriodSamples(List.of(new PeriodSample(
                    from,
                    null,
                    new IllegalStateException(
                            name + " keeps its last " + KEPT + " periods, and the window needs more"))));
        }
        return new PeriodSamples(known.stream()
                .filter(sample ->
                        !sample.start().isBefore(from) && sample.start().isBefore(to))
                .toList());
    }
}

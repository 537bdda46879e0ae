package org.chaosjunit.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/** A load of the open model: a plan, who drives it, and what is recorded of it. */
final class OpenLoad<O extends Operation> implements Load {
    /** How long after its time an arrival may be missing before it is taken for lost. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private static final double MOST_LATE = 0.05;

    private final LoadPlan<O> plan;
    private final LoadDriver<O> driver;
    private final Recorder recorder;
    private final Map<String, Metric> metrics;
    private volatile @Nullable Drive drive;
    private volatile @Nullable Instant stopped;

    OpenLoad(LoadPlan<O> plan, LoadDriver<O> driver) {
        this(plan, driver, new Recorder(plan));
    }

    OpenLoad(LoadPlan<O> plan, LoadDriver<O> driver, Recorder recorder) {
        this.plan = plan;
        this.driver = driver;
        this.recorder = recorder;
        this.metrics = Arrays.stream(Statistic.values())
                .collect(Collectors.toMap(
                        statistic -> statistic.metricName(plan.name()),
                        LoadMetric::new,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    LoadPlan<O> plan() {
        return plan;
    }

    @Override
    public String description() {
        return plan.description();
    }

    @Override
    public Duration warmup() {
        return plan.warmup();
    }

    @Override
    public Duration timeout() {
        return plan.timeout();
    }

    @Override
    public Optional<Metric> find(String name) {
        return Optional.ofNullable(metrics.get(name));
    }

    @Override
    public Collection<String> names() {
        return metrics.keySet();
    }

    @Override
    public synchronized void start(Instant from, long seed) {
        if (drive != null) {
            throw new IllegalStateException("The load \"" + plan.name() + "\" was started before.");
        }
        drive = driver.start(plan.seeded(seed), MonotonicClock.nanoTime(from), recorder);
    }

    @Override
    public synchronized void stop() {
        Drive running = drive;
        if (running != null && stopped == null) {
            // What is still open then ends without a sample, so the windows end before it.
            stopped = settled(running, MonotonicClock.get().instant());
            running.stop();
        }
    }

    @Override
    public Optional<String> trouble() {
        return recorder.trouble();
    }

    @Override
    public Optional<String> shortfall(Instant from, Instant to) {
        Drive running = drive;
        if (running == null) {
            return Optional.of("The load " + description() + " was never started.");
        }
        Instant now = MonotonicClock.get().instant();
        Window window = window(running, from, earlier(to, known(running, now)));
        long scheduled = scheduledBefore(running, window.to()) - scheduledBefore(running, window.from());
        long sent = window.count() - window.count(Outcome.UNSENT);
        long late = window.count(Sample::late);
        if (sent < scheduled) {
            return Optional.of(format("only %,d of %,d arrivals could be sent", sent, scheduled));
        }
        if (late > MOST_LATE * scheduled) {
            return Optional.of(format("%,d of %,d arrivals were sent more than 250 ms late", late, scheduled));
        }
        return Optional.empty();
    }

    private String format(String what, long part, long whole) {
        return "The load " + description() + " was not kept up: " + String.format(Locale.ROOT, what, part, whole) + ".";
    }

    /** Returns the instant before which every arrival has ended, or should long have. */
    private Instant known(Drive running, Instant now) {
        Instant overdue = now.minus(plan.timeout()).minus(GRACE);
        Instant settled = settled(running, now);
        return settled.isAfter(overdue) ? settled : overdue;
    }

    private Instant settled(Drive running, Instant now) {
        return earlier(MonotonicClock.at(running.settledNanos()), now);
    }

    private long scheduledBefore(Drive running, long nanos) {
        return plan.schedule().arrivalsBefore(nanos - running.startNanos());
    }

    /** Cuts off the warm-up and what was open at the stop. */
    private Window window(Drive running, Instant from, Instant to) {
        Instant counts = MonotonicClock.at(running.startNanos()).plus(plan.warmup());
        Instant last = stopped;
        Instant end = last == null ? to : earlier(to, last);
        return recorder.between(
                MonotonicClock.nanoTime(from.isAfter(counts) ? from : counts), MonotonicClock.nanoTime(end));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private final class LoadMetric implements Metric {
        private final Statistic statistic;

        LoadMetric(Statistic statistic) {
            this.statistic = statistic;
        }

        @Override
        public Unit unit() {
            return statistic.unit();
        }

        @Override
        public Instant settledUntil(Instant now) {
            Drive running = drive;
            // Before the start and after the stop there is nothing to wait for.
            return running == null || stopped != null ? now : settled(running, now);
        }

        @Override
        public Samples between(Instant from, Instant to) {
            Drive running = drive;
            Window window = running == null ? recorder.between(0, 0) : window(running, from, to);
            return new LoadSamples(statistic, window);
        }
    }
}

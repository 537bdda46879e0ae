package org.chaosjunit.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.result.Traffic;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadDriver;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Operation;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Schedule;
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
    private final Map<String, Metric> metrics = new ConcurrentHashMap<>();
    private volatile @Nullable Running running;
    private volatile @Nullable Instant stopped;

    OpenLoad(LoadPlan<O> plan, LoadDriver<O> driver) {
        this(plan, driver, new Recorder(plan));
    }

    OpenLoad(LoadPlan<O> plan, LoadDriver<O> driver, Recorder recorder) {
        this.plan = plan;
        this.driver = driver;
        this.recorder = recorder;
    }

    /** A load that was started: what is driven, by whom. */
    private record Running(Drive drive, Schedule schedule) {
        long arrivalsBefore(long nanos) {
            return schedule.arrivalsBefore(nanos - drive.startNanos());
        }

        long arrivals(Window window) {
            return arrivalsBefore(window.to()) - arrivalsBefore(window.from());
        }

        /** Returns the instant before which every arrival has ended. */
        Instant settled(Instant now) {
            return earlier(MonotonicClock.at(drive.settledNanos()), now);
        }
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
        return plan.timeout().plus(driver.lag());
    }

    @Override
    public Optional<Problem> problemAmong(List<Load> loads) {
        return Alternation.problem(plan, loads);
    }

    @Override
    public Optional<Metric> find(String name) {
        String prefix = plan.name() + ".";
        return name.startsWith(prefix)
                ? Statistic.named(name.substring(prefix.length()))
                        .map(statistic -> metrics.computeIfAbsent(name, n -> new LoadMetric(statistic)))
                : Optional.empty();
    }

    @Override
    public Collection<String> names() {
        return Statistic.names().stream().map(name -> plan.name() + "." + name).toList();
    }

    @Override
    public synchronized void start(Instant from, long seed) {
        if (running != null) {
            throw new IllegalStateException("The load \"" + plan.name() + "\" was started before.");
        }
        LoadPlan<O> seeded = plan.seeded(seed);
        running = new Running(driver.start(seeded, MonotonicClock.nanoTime(from), recorder), seeded.schedule());
    }

    @Override
    public synchronized void stop() {
        Running started = running;
        if (started != null && stopped == null) {
            // What is still open then ends without a sample, so the windows end before it.
            stopped = started.settled(MonotonicClock.get().instant());
            started.drive().stop();
        }
    }

    @Override
    public Optional<String> trouble() {
        return recorder.trouble();
    }

    @Override
    public Optional<Traffic> traffic(String phase, Instant from, Instant to) {
        Running started = running;
        if (started == null) {
            return Optional.empty();
        }
        Window window = known(started, from, to);
        Totals totals = window.totals();
        long scheduled = started.arrivals(window);
        // What was never heard of was not sent either, as far as anybody can tell.
        long lost = Math.max(0, scheduled - totals.count());
        return Optional.of(new Traffic(
                plan.name(),
                phase,
                window.seconds(),
                scheduled,
                totals.count(Outcome.SUCCESS),
                totals.count(Outcome.FAILURE),
                totals.count(Outcome.TIMEOUT),
                totals.count(Outcome.UNSENT) + lost,
                totals.late() - totals.count(Outcome.UNSENT),
                window.percentileMillis(50),
                window.percentileMillis(95),
                window.percentileMillis(99),
                window.percentileMillis(Percentile.MAX),
                window.sendDelayMillis(99)));
    }

    @Override
    public Optional<String> shortfall(Instant from, Instant to) {
        Running started = running;
        if (started == null) {
            return Optional.of("The load " + description() + " was never started.");
        }
        Window window = known(started, from, to);
        Totals totals = window.totals();
        long scheduled = started.arrivals(window);
        long sent = totals.count() - totals.count(Outcome.UNSENT);
        if (sent < scheduled) {
            return Optional.of(format("only %,d of %,d arrivals could be sent" + most(), sent, scheduled));
        }
        if (totals.late() > MOST_LATE * scheduled) {
            return Optional.of(format("%,d of %,d arrivals were sent more than 250 ms late", totals.late(), scheduled));
        }
        return Optional.empty();
    }

    /** Names the limit that is set, where it can be reached: it is what to look at first. */
    private String most() {
        double needed = plan.schedule().peakPerSecond() * plan.timeout().toNanos() / 1e9;
        return plan.maxInFlight() < needed
                ? String.format(Locale.ROOT, " (`maxInFlight` lets %,d be open at a time)", plan.maxInFlight())
                : "";
    }

    private String format(String what, long part, long whole) {
        return "The load " + description() + " was not kept up: " + String.format(Locale.ROOT, what, part, whole) + ".";
    }

    /** Returns the part of a window in which every arrival has ended, or should long have. */
    private Window known(Running started, Instant from, Instant to) {
        Instant now = MonotonicClock.get().instant();
        Instant overdue = now.minus(timeout()).minus(GRACE);
        Instant settled = started.settled(now);
        return window(started, from, earlier(to, settled.isAfter(overdue) ? settled : overdue));
    }

    /** Cuts off the warm-up and what was open at the stop. */
    private Window window(Running started, Instant from, Instant to) {
        return recorder.between(MonotonicClock.nanoTime(counting(started, from)), MonotonicClock.nanoTime(open(to)));
    }

    private Instant counting(Running started, Instant from) {
        Instant counts = MonotonicClock.at(started.drive().startNanos()).plus(plan.warmup());
        return from.isAfter(counts) ? from : counts;
    }

    private Instant open(Instant to) {
        Instant last = stopped;
        return last == null ? to : earlier(to, last);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private final class LoadMetric implements Metric {
        private static final Range PERCENTAGES = Range.parse("[0,100]");
        private static final Range NOT_NEGATIVE = Range.parse(">= 0");
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
            Running started = running;
            // Before the start and after the stop there is nothing to wait for.
            return started == null || stopped != null ? now : started.settled(now);
        }

        @Override
        public Optional<Range> share(Range range) {
            return statistic.share(range);
        }

        @Override
        public Range possible() {
            return unit() == Unit.PERCENT ? PERCENTAGES : NOT_NEGATIVE;
        }

        @Override
        public OptionalLong expected(Instant from, Instant to) {
            Running started = running;
            if (started == null) {
                // Nobody knows yet which part of the schedule it will be.
                double seconds = Duration.between(from, to).toNanos() / 1e9;
                return OptionalLong.of((long) Math.ceil(plan.schedule().peakPerSecond() * seconds));
            }
            long first = started.arrivalsBefore(MonotonicClock.nanoTime(counting(started, from)));
            return OptionalLong.of(Math.max(0, started.arrivalsBefore(MonotonicClock.nanoTime(open(to))) - first));
        }

        @Override
        public Samples between(Instant from, Instant to) {
            Running started = running;
            Window window = started == null ? recorder.between(0, 0) : window(started, from, to);
            return new LoadSamples(statistic, window);
        }
    }
}

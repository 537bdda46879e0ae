package org.chaosjunit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.engine.Injected;
import org.chaosjunit.engine.PlanBuilder;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.PlannedFaults;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Target;
import org.jspecify.annotations.Nullable;

/**
 * The experiment, as a parameter of a test method whose body needs steps.
 *
 * <p>Usable only while the body runs.
 */
public final class Chaos {
    private volatile @Nullable Experiment experiment;
    private volatile Instant started = Instant.MIN;

    Chaos() {}

    void bind(Experiment running) {
        experiment = running;
    }

    void bodyStarts() {
        started = MonotonicClock.get().instant();
    }

    /**
     * Lets a host name of production stand for a local address, for the whole JVM.
     *
     * @param name for example {@code dynamodb.us-east-1.amazonaws.com}
     * @param address {@code host:port}, for example {@code localhost:52113}
     * @throws IllegalArgumentException if the name is no host name or the address has another form
     */
    public static void alias(String name, String address) {
        HostAliases.set(name, address);
    }

    /**
     * Injects faults into this JVM, or into the one target that they bring, until the returned scope is closed.
     *
     * <p>What it takes to reach connections that are open already, {@link Experiment#announce} tells; the JUnit launcher
     * announces any host for a test that has a {@code Chaos}.
     *
     * @throws org.chaosjunit.engine.InvalidPlanException if they cannot be injected here
     * @throws IllegalArgumentException if they bring different targets
     * @throws IllegalStateException if the experiment is over, or injecting failed
     */
    public Injected inject(Fault... faults) {
        List<PlannedFaults> placed = PlannedFaults.place(PlanBuilder::defaultTarget, Arrays.asList(faults));
        if (placed.size() > 1) {
            throw new IllegalArgumentException("the faults act on several targets: inject on each of "
                    + placed.stream().map(one -> one.target().id()).toList() + " in a statement of its own");
        }
        return placed.isEmpty()
                ? inject(PlanBuilder.defaultTarget())
                : running().inject(placed.get(0));
    }

    /** Injects faults into a target until the returned scope is closed; throws as {@link #inject(Fault...)}. */
    public Injected inject(Target target, Fault... faults) {
        if (faults.length == 0) {
            throw new IllegalArgumentException("no fault is given: write for example chaos.inject(latency(100, 400))");
        }
        return running().inject(new PlannedFaults(target, Arrays.asList(faults)));
    }

    /**
     * Returns what a metric says now: of a gauge a new sample, of a load the statistic since the body began.
     *
     * @return the number in the unit of the metric; NaN if there are no data
     * @throws IllegalArgumentException if the experiment has no such metric
     * @throws IllegalStateException if it could not be measured
     */
    public double metric(String name) {
        Metric metric = running()
                .metric(name)
                .orElseThrow(() -> new IllegalArgumentException("no metric \"" + name + "\"; known: "
                        + String.join(", ", running().metricNames())));
        // Twice: a sample that is being taken already may know nothing of what the body has just done.
        awaitAnswer(name, metric);
        metric.sampleNow(MonotonicClock.get().instant());
        awaitAnswer(name, metric);
        var samples = metric.between(started, MonotonicClock.get().instant().plusNanos(1));
        samples.failure().ifPresent(cause -> {
            throw new IllegalStateException(name + " could not be measured: " + cause.getMessage(), cause);
        });
        return samples.estimate(Range.ANYTHING);
    }

    // Of a load nothing is awaited: its arrivals never end.
    private static void awaitAnswer(String name, Metric metric) {
        Instant asked = MonotonicClock.get().instant().plusNanos(1);
        Instant limit = asked.plus(metric.timeout()).plusSeconds(1);
        try {
            while (!metric.timeout().isZero()
                    && metric.settledUntil(asked).isBefore(asked)
                    && MonotonicClock.get().instant().isBefore(limit)) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(name + " could not be measured: interrupted", e);
        }
    }

    /** Returns what each fault was seen doing up to now. */
    public List<Evidence> evidence() {
        return running().evidence();
    }

    private Experiment running() {
        Experiment running = experiment;
        if (running == null) {
            throw new IllegalStateException("the experiment has not begun: use Chaos in the body of the test");
        }
        return running;
    }
}

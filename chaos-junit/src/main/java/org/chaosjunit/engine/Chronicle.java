package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chaosjunit.result.Phase;
import org.chaosjunit.result.Series;
import org.chaosjunit.result.Traffic;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.SteadyState;

/**
 * Tells afterwards how the loads and metrics of an experiment went, for people: it changes no verdict.
 *
 * <p>It asks foreign code, so it does so on a thread of its own, for a limited time; what is not told by then is left out.
 */
final class Chronicle {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int MOST_POINTS = 3600;
    private static final List<String> OF_A_LOAD = List.of(".success", ".p50", ".p95", ".p99", ".rate");

    private final Plan plan;
    private final Set<String> lookedAt = ConcurrentHashMap.newKeySet();

    // Guarded by this.
    private final List<Traffic> traffic = new ArrayList<>();
    private final List<Series> series = new ArrayList<>();

    Chronicle(Plan plan) {
        this.plan = plan;
    }

    /** The body has looked at a metric. */
    void lookedAt(String metric) {
        lookedAt.add(metric);
    }

    /** Asks loads and metrics for what they know of these phases, and of each second of all. */
    void write(List<Phase> phases, Instant started, Instant ended) {
        Set<String> names = names();
        if (names.isEmpty() && plan.loads().isEmpty()) {
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        Thread thread = new Thread(
                () -> {
                    plan.loads()
                            .forEach(load -> phases.forEach(
                                    phase -> Fenced.run(() -> traffic(load, phase, endOf(phase, phases)))));
                    names.forEach(name -> Fenced.run(() -> series(name, started, ended)));
                    done.countDown();
                },
                "chaos-junit chronicle");
        thread.setDaemon(true);
        // No thread can be had where memory is short.
        Fenced.run(() -> {
            thread.start();
            awaitUninterruptibly(done);
            thread.interrupt();
        });
    }

    /** Returns what became of the arrivals, as far as it was told. */
    synchronized List<Traffic> traffic() {
        return List.copyOf(traffic);
    }

    /** Returns how metrics went, as far as it was told. */
    synchronized List<Series> series() {
        return List.copyOf(series);
    }

    private Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Load load : plan.loads()) {
            Fenced.run(() -> load.names().stream()
                    .filter(name -> OF_A_LOAD.stream().anyMatch(name::endsWith))
                    .forEach(names::add));
        }
        plan.checks().stream()
                .map(PlannedCheck::state)
                .flatMap(Chronicle::names)
                .forEach(names::add);
        plan.aborts().forEach(abort -> names.add(abort.condition().metric()));
        lookedAt.stream().sorted().forEach(names::add);
        return names;
    }

    private static Stream<String> names(SteadyState state) {
        String reference = state.comparedTo();
        return reference == null || reference.equals(SteadyState.BEFORE)
                ? Stream.of(state.metric())
                : Stream.of(state.metric(), reference);
    }

    private void traffic(Load load, Phase phase, Instant end) {
        if (!phase.name().equals("revert")) {
            load.traffic(phase.name(), phase.start(), end).ifPresent(this::add);
        }
    }

    // Where another thread reverts, the phase ends only when the test's thread comes back.
    private static Instant endOf(Phase phase, List<Phase> phases) {
        return phases.stream()
                .filter(other -> other.name().equals("revert"))
                .map(Phase::start)
                .filter(revert -> revert.isAfter(phase.start()) && revert.isBefore(phase.end()))
                .findFirst()
                .orElse(phase.end());
    }

    private void series(String name, Instant started, Instant ended) {
        Optional<Metric> metric = plan.metric(name);
        if (metric.isPresent()) {
            add(new Series(name, metric.get().unit().suffix().strip(), points(metric.get(), started, ended)));
        }
    }

    private static List<Series.Point> points(Metric metric, Instant started, Instant ended) {
        long step = 1 + Duration.between(started, ended).toSeconds() / MOST_POINTS;
        List<Series.Point> points = new ArrayList<>();
        for (long second = 0; started.plusSeconds(second).isBefore(ended); second += step) {
            Instant end = started.plusSeconds(second + step);
            double value = metric.between(started.plusSeconds(second), end.isBefore(ended) ? end : ended)
                    .level();
            if (Double.isFinite(value)) {
                points.add(new Series.Point(second, value));
            }
        }
        return points;
    }

    private synchronized void add(Traffic one) {
        traffic.add(one);
    }

    private synchronized void add(Series one) {
        if (!one.points().isEmpty()) {
            series.add(one);
        }
    }

    // Whoever is interrupted meanwhile learns it afterwards; the result is written in any case.
    private static void awaitUninterruptibly(CountDownLatch done) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        boolean interrupted = false;
        boolean waits = true;
        while (waits) {
            try {
                waits = false;
                var unused = done.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
                waits = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

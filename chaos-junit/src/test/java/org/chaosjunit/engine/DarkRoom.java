package org.chaosjunit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Guard;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Reporter;
import org.chaosjunit.spi.Settings;
import org.chaosjunit.spi.SteadyState;
import org.chaosjunit.spi.Tolerance;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.MeanMetric;
import org.chaosjunit.testing.MemoryTarget;
import org.chaosjunit.testing.MemoryTarget.Named;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of experiments share: a target in memory, a queue as metric, a time that passes at once. */
class DarkRoom {
    @TempDir
    Path directory;

    final VirtualTime time = new VirtualTime();
    final MemoryTarget target = new MemoryTarget(time::now);
    final List<Guard> guards = new ArrayList<>();
    final Map<String, String> parameters = new HashMap<>();
    final List<String> noticed = new ArrayList<>();

    final PlanBuilder builder(DoubleSupplier queue) {
        Tolerance tolerance = new Tolerance(Range.parse("<= 10"), 10, OnNoData.INCONCLUSIVE);
        return Experiment.plan("The queue stays short in the dark")
                .id("first")
                .inject(target, List.of(new Named("darkness")))
                .metrics(new MeanMetric("queue", Unit.NONE, queue))
                .steady(new SteadyState(
                        "queue", null, tolerance, new SequentialJudge(), Duration.ofSeconds(1), Duration.ofSeconds(5)));
    }

    final Plan plan(DoubleSupplier queue) {
        return builder(queue).build();
    }

    final ExperimentResult run(Plan plan) {
        return run(plan, Body.EMPTY);
    }

    final ExperimentResult run(Plan plan, Body body) {
        return experiment(plan).run(body);
    }

    final Experiment experiment(Plan plan) {
        return new Experiment(plan, around(time));
    }

    /** Runs in real time, for what real threads and files do. */
    final ExperimentResult runInRealTime(Plan plan, Body body) {
        return new Experiment(plan, around(new SystemTime())).run(body);
    }

    private Surroundings around(Time passing) {
        return new Surroundings(settings(), guards, List.of(new Listener()), passing);
    }

    final Settings settings() {
        return Settings.over(key -> Optional.ofNullable(parameters.get(key)).or(() -> directory(key)));
    }

    private Optional<String> directory(String key) {
        return key.startsWith("chaosjunit.") && key.endsWith(".directory")
                ? Optional.of(directory
                        .resolve(key.replaceAll("chaosjunit\\.|\\.directory", ""))
                        .toString())
                : Optional.empty();
    }

    private final class Listener implements Reporter {
        @Override
        public void noticed(String message, Settings settings) {
            noticed.add(message);
        }

        @Override
        public void finished(ExperimentResult result, Settings settings) {
            // The tests have it already.
        }
    }
}

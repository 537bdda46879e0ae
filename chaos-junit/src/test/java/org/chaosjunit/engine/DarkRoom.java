package org.chaosjunit.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.chaosjunit.judge.FixedJudge;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Guard;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.Range;
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

    final PlanBuilder builder(DoubleSupplier queue) {
        Tolerance tolerance = new Tolerance(Range.parse("<= 10"), 10, OnNoData.INCONCLUSIVE);
        return Experiment.plan("The queue stays short in the dark")
                .id("first")
                .inject(target, List.of(new Named("darkness")))
                .metrics(new MeanMetric("queue", Unit.NONE, queue))
                .steady(new SteadyState("queue", tolerance, Duration.ofSeconds(1), Duration.ofSeconds(5)));
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
        return new Experiment(plan, new Surroundings(settings(), guards, List.of(), new FixedJudge(), time));
    }

    final Settings settings() {
        return Settings.over(key -> key.startsWith("chaosjunit.") && key.endsWith(".directory")
                ? Optional.of(directory
                        .resolve(key.replaceAll("chaosjunit\\.|\\.directory", ""))
                        .toString())
                : Optional.empty());
    }
}

package org.chaosjunit.aws.machines;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.engine.PlanBuilder;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedFaults;

/**
 * A target with its fault, and what must be the same when it is over.
 *
 * @param name the annotation and its variant
 * @param seed makes what the fault acts on
 * @param faults the fault on its target, in a place
 * @param state reads what must be the same
 * @param lasting reads what can be brought back by nobody, and must be told of
 */
record Subject(
        String name,
        Consumer<LocalAws> seed,
        Function<AwsPlace, List<PlannedFaults>> faults,
        State state,
        Function<LocalAws, List<String>> lasting) {
    private static final Observation BRIEF = new Observation(
            Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMinutes(1));

    Subject(String name, Consumer<LocalAws> seed, Function<AwsPlace, List<PlannedFaults>> faults, State state) {
        this(name, seed, faults, state, aws -> List.of());
    }

    /** Reads a state. */
    interface State {
        String read(LocalAws aws, AwsPlace place) throws Exception;
    }

    /** Tells whether it differs from others only in the setting that it changes. */
    boolean isSetting() {
        return target(Run.place("eu-central-1", URI.create("http://localhost")))
                        .matches("aws:[^:]+:(?!failure|ssm|ec2|test).*")
                && !name.contains("Switch");
    }

    /** Returns the id of the target. */
    String target(AwsPlace place) {
        return faults.apply(place).get(0).target().id();
    }

    Plan plan(AwsPlace place) {
        PlanBuilder plan = Experiment.plan("The shop lives with " + name).observe(BRIEF);
        faults.apply(place).forEach(planned -> plan.inject(planned.target(), planned.faults()));
        return plan.withBody().build();
    }

    @Override
    public String toString() {
        return name;
    }
}

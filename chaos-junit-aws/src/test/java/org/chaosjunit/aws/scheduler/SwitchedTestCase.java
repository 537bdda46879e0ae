package org.chaosjunit.aws.scheduler;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chaosjunit.Chaos;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.aws.lambda.ThrottleFunction;
import org.junit.jupiter.api.Disabled;

/** Experiments with a dead man's switch; run by {@link SwitchedExperimentTests}. */
@Disabled("run by SwitchedExperimentTests")
@DeadMansSwitch(role = "arn:aws:iam::123456789012:role/put-back")
@ThrottleFunction(function = "f")
class SwitchedTestCase {
    static final List<Integer> SCHEDULES = new CopyOnWriteArrayList<>();
    static Count count = () -> 0;

    interface Count {
        int schedules();
    }

    @ChaosExperiment("The switch is there while the fault acts")
    void seesSwitch() {
        SCHEDULES.add(count.schedules());
    }

    @ChaosExperiment("A body that may inject is refused")
    void takesChaos(Chaos chaos) {
        SCHEDULES.add(chaos.evidence().size());
    }
}

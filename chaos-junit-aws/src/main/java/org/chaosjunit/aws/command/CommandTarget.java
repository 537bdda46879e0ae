package org.chaosjunit.aws.command;

import java.time.Clock;
import java.util.List;
import org.chaosjunit.aws.AwsConsent;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.AwsTarget;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;

/**
 * All instances of a place, to which only one experiment at a time may send commands.
 *
 * <p>By ids and tags, two experiments may mean the same instance under different names.
 */
record CommandTarget(AwsPlace awsPlace) implements AwsTarget {
    @Override
    public String id() {
        return "aws:" + awsPlace.region() + ":ssm:command";
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = AwsConsent.refusals(awsPlace, faults);
        return !refusals.isEmpty()
                ? refusals
                : faults.stream()
                        .filter(fault -> !(fault instanceof StressedInstances))
                        .map(fault -> new Refusal(
                                fault, new Problem("", "a target that can do it", id(), "Choose another target.")))
                        .toList();
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        List<StressedInstances> stresses =
                faults.stream().map(StressedInstances.class::cast).toList();
        return new Dispatch(awsPlace, id(), context, Clock.systemUTC(), Pause.REAL).inject(stresses);
    }
}

package org.chaosjunit.aws.scheduler;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.AwsTarget;
import org.chaosjunit.aws.Restoring;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.SharedStore;

/**
 * A target each of whose changes a schedule would take back.
 *
 * @param target what is changed
 * @param role in which the schedule makes its call
 */
record SwitchedTarget(AwsTarget target, String role) implements AwsTarget {
    @Override
    public AwsPlace awsPlace() {
        return target.awsPlace();
    }

    @Override
    public String id() {
        return target.id();
    }

    @Override
    public Optional<String> place() {
        return target.place();
    }

    @Override
    public Optional<SharedStore> sharedStore() {
        return target.sharedStore();
    }

    @Override
    public Optional<Restoring> restoring() {
        return target.restoring();
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = target.check(faults);
        return refusals.isEmpty()
                ? problem().stream()
                        .flatMap(problem -> faults.stream().map(fault -> new Refusal(fault, problem)))
                        .toList()
                : refusals;
    }

    private Optional<Problem> problem() {
        if (target.restoring().isEmpty()) {
            return Optional.of(new Problem(
                    "",
                    "under `@DeadMansSwitch` a target that one plain API call puts back",
                    id(),
                    "Leave `@DeadMansSwitch` out: the undo record beside the target lets any machine put it back."));
        }
        return new SdkModule("scheduler", "SchedulerClient").problem();
    }

    @Override
    public void prepare(List<Fault> faults) {
        target.prepare(faults);
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        Restoring restoring = target.restoring().orElseThrow();
        return target.inject(
                faults, new InjectionContext(context.experiment(), context.seed(), context.expires(), undo -> {
                    Switch armed = Switch.before(undo);
                    // The older of both, so that it is taken back last: until the value is back, the schedule stays.
                    context.journal().write(armed.record(awsPlace()));
                    context.journal().write(undo);
                    Schedules.of(awsPlace()).create(armed, role, restoring.call(undo));
                }));
    }
}

package org.chaosjunit.aws.ec2;

import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.aws.AwsConsent;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.AwsTarget;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;

/** All Auto Scaling groups of a place, of which only one experiment at a time may terminate instances. */
record TerminationTarget(AwsPlace awsPlace) implements AwsTarget {
    @Override
    public String id() {
        return "aws:" + awsPlace.region() + ":ec2:termination";
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        List<Refusal> refusals = AwsConsent.refusals(awsPlace, faults);
        if (!refusals.isEmpty()) {
            return refusals;
        }
        List<Refusal> others = faults.stream()
                .filter(fault -> !(fault instanceof TerminatedInstance))
                .map(fault ->
                        new Refusal(fault, new Problem("", "a target that can do it", id(), "Choose another target.")))
                .toList();
        return others.isEmpty() ? SdkModule.refusals(modules(faults), faults) : others;
    }

    private static Stream<SdkModule> modules(List<Fault> faults) {
        Stream<SdkModule> always =
                Stream.of(new SdkModule("ec2", "Ec2Client"), new SdkModule("autoscaling", "AutoScalingClient"));
        return Stream.concat(
                always,
                faults.stream()
                        .map(TerminatedInstance.class::cast)
                        .flatMap(fault -> Stream.concat(
                                fault.topic().stream().map(topic -> new SdkModule("sns", "SnsClient")),
                                fault.alarms().stream()
                                        .map(alarm -> new SdkModule("cloudwatch", "CloudWatchClient")))));
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        List<TerminatedInstance> terminations =
                faults.stream().map(TerminatedInstance.class::cast).toList();
        return new Termination(awsPlace, id(), context, Clock.systemUTC(), Pause.REAL).inject(terminations);
    }
}

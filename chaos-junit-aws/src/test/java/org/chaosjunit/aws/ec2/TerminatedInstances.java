package org.chaosjunit.aws.ec2;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.autoscaling.LocalAutoScaling;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.spi.PlacedFault;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Instances that may be terminated, for whoever tests from outside this package. */
public final class TerminatedInstances {
    private TerminatedInstances() {}

    /** Makes a group that may be hit, and one that may not. */
    public static void groups(LocalAws aws) {
        LocalAutoScaling groups = aws.service(LocalAutoScaling.class);
        groups.create("web", 3).tag("chaos", "yes").suspend("AZRebalance");
        groups.create("db", 2);
        aws.service(LocalEc2.class).bootsWithin(Duration.ZERO);
    }

    /** Returns {@code @TerminateInstance(groups = "web", tags = "chaos=yes", dryRun = false)} at any time. */
    public static PlacedFault fault(AwsPlace place) {
        return new TerminatedInstance(
                place,
                new OptIn(List.of("web"), Map.of("chaos", "yes"), List.of()),
                1,
                1,
                WorkingHours.parse(List.of("Mon-Sun 00:00-24:00"), "UTC", List.of()),
                new Caps(1, Duration.ofHours(1)),
                false,
                Optional.empty(),
                List.of());
    }

    /** Returns all of the groups but their instances. */
    public static String groupsNow(LocalAws aws) {
        return aws.client(AutoScalingClient.builder()).describeAutoScalingGroups().autoScalingGroups().stream()
                .map(group -> group.autoScalingGroupName()
                        + group.desiredCapacity()
                        + group.minSize()
                        + group.maxSize()
                        + group.suspendedProcesses()
                        + group.tags())
                .toList()
                .toString();
    }

    /** Returns the ids of instances that are dead. */
    public static List<String> dead(LocalAws aws) {
        return aws.client(Ec2Client.builder()).describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> Instances.DEAD.contains(instance.state().nameAsString()))
                .map(Instance::instanceId)
                .toList();
    }
}

package org.chaosjunit.aws.ec2;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Which groups can bear to lose an instance, and which of their instances count. */
final class GroupRules {
    private GroupRules() {}

    /** Returns why a group must not lose any instance now; empty if it may. */
    static Optional<String> objection(AutoScalingGroup group) {
        int desired = group.desiredCapacity() == null ? 0 : group.desiredCapacity();
        List<Instance> inService =
                group.instances().stream().filter(GroupRules::isInService).toList();
        if (group.status() != null) {
            return Optional.of("is \"" + group.status() + '"');
        }
        if (desired < 2) {
            return Optional.of("wants " + desired + " in service, and at least 2 are needed to lose one");
        }
        if (inService.size() < desired) {
            return Optional.of("wants " + desired + " in service, and has " + inService.size() + " that are healthy");
        }
        return group.suspendedProcesses().stream()
                        .anyMatch(process -> process.processName().equals("Launch"))
                ? Optional.of("may launch none, for its process Launch is suspended")
                : Optional.empty();
    }

    static boolean isInService(Instance instance) {
        return instance.lifecycleState() == LifecycleState.IN_SERVICE && "Healthy".equals(instance.healthStatus());
    }

    static Map<String, String> tags(AutoScalingGroup group) {
        return group.tags().stream()
                .collect(Collectors.toMap(TagDescription::key, TagDescription::value, (one, other) -> one));
    }
}

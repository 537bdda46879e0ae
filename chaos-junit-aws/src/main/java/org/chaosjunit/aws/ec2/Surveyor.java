package org.chaosjunit.aws.ec2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/**
 * Looks which instances may be terminated.
 *
 * @param groups where the groups are
 * @param instances where their instances are
 * @param log what was terminated before
 */
record Surveyor(Groups groups, Instances instances, KillLog log) {
    Survey survey(TerminatedInstance fault, Instant now) throws Objection {
        List<AutoScalingGroup> fit = new ArrayList<>();
        List<String> spared = new ArrayList<>();
        for (AutoScalingGroup group : groups.all()) {
            String name = group.autoScalingGroupName();
            if (fault.optIn().names(name)) {
                Optional<String> objection = objection(fault, group, now);
                objection.ifPresent(why -> spared.add("group " + name + " " + why));
                if (objection.isEmpty()) {
                    fit.add(group);
                }
            }
        }
        return new Survey(candidates(fit, spared), spared);
    }

    private Optional<String> objection(TerminatedInstance fault, AutoScalingGroup group, Instant now) throws Objection {
        Optional<String> ofGroup = fault.optIn()
                .objection(group.autoScalingGroupName(), GroupRules.tags(group))
                .or(() -> GroupRules.objection(group));
        // Asked last, for it takes a call.
        return ofGroup.isPresent() ? ofGroup : fault.caps().objection(log.times(group.autoScalingGroupName()), now);
    }

    private List<Candidate> candidates(List<AutoScalingGroup> fit, List<String> spared) {
        Map<String, String> states = instances.states(fit.stream()
                .flatMap(group -> group.instances().stream())
                .map(Instance::instanceId)
                .toList());
        List<Candidate> candidates = new ArrayList<>();
        for (AutoScalingGroup group : fit) {
            for (Instance instance : group.instances()) {
                Candidate one =
                        new Candidate(instance.instanceId(), group.autoScalingGroupName(), instance.availabilityZone());
                Optional<String> objection = objection(instance, states.get(instance.instanceId()));
                objection.ifPresent(why -> spared.add(one.instance() + " of group " + one.group() + " " + why));
                if (objection.isEmpty()) {
                    candidates.add(one);
                }
            }
        }
        // Whatever order they came in: the same seed draws the same.
        return candidates.stream()
                .distinct()
                .sorted(Comparator.comparing(Candidate::instance))
                .toList();
    }

    private static Optional<String> objection(Instance instance, @Nullable String state) {
        if (!GroupRules.isInService(instance)) {
            return Optional.of("is " + instance.lifecycleStateAsString() + " and " + instance.healthStatus());
        }
        if (!"running".equals(state)) {
            return Optional.of(state == null ? "is not known to EC2" : "is " + state);
        }
        return Boolean.FALSE.equals(instance.protectedFromScaleIn())
                ? Optional.empty()
                : Optional.of("is protected from scale-in");
    }
}

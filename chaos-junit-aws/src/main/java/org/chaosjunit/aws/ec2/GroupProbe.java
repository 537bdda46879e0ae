package org.chaosjunit.aws.ec2;

import java.util.HashMap;
import java.util.Map;
import org.chaosjunit.sampling.Probe;
import org.chaosjunit.sampling.Reading;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** Counts the instances of a group that have been in service and healthy for some looks; asked by one thread at a time. */
final class GroupProbe implements Probe {
    private final Groups groups;
    private final String name;
    private final int running;
    private Map<String, Integer> streaks = Map.of();
    private int looks;
    private int wanted;

    GroupProbe(Groups groups, String name, int running) {
        this.groups = groups;
        this.name = name;
        this.running = running;
    }

    @Override
    public Reading read() {
        AutoScalingGroup found = groups.named(name)
                .orElseThrow(() -> new IllegalStateException("there is no Auto Scaling group \"" + name + '"'));
        if (looks == 0) {
            wanted = found.desiredCapacity();
        }
        looks++;
        Map<String, Integer> now = new HashMap<>();
        for (Instance instance : found.instances()) {
            String id = instance.instanceId();
            if (GroupRules.isInService(instance) && !Losses.contains(groups.place(), id)) {
                now.put(id, streaks.getOrDefault(id, 0) + 1);
            }
        }
        streaks = now;
        if (looks < running) {
            return Reading.NOTHING;
        }
        double steady =
                streaks.values().stream().filter(streak -> streak >= running).count();
        // A group that wants less, because it has lost one, has not recovered.
        return Reading.of(steady, Math.max(wanted, found.desiredCapacity()));
    }
}

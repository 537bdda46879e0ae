package org.chaosjunit.aws.local.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** A group that replaces what it finds dead, a while later. */
public final class LocalGroup {
    private static final List<String> ZONES = List.of("eu-central-1a", "eu-central-1b", "eu-central-1c");

    private final LocalEc2 ec2;
    private final String name;
    private final Map<String, String> tags = new TreeMap<>();
    private final Set<String> suspended = ConcurrentHashMap.newKeySet();
    private final List<Member> members = new ArrayList<>();
    private final Map<String, Instant> deadSince = new HashMap<>();
    private int desired;
    private Duration noticesWithin = Duration.ofSeconds(60);
    private @Nullable String status;

    LocalGroup(LocalEc2 ec2, String name, int desired) {
        this.ec2 = ec2;
        this.name = name;
        this.desired = desired;
        for (int i = 0; i < desired; i++) {
            add("running");
        }
    }

    public String name() {
        return name;
    }

    public synchronized LocalGroup tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    public synchronized LocalGroup desired(int number) {
        desired = number;
        return this;
    }

    /** Suspends a process, for example {@code Launch}. */
    public LocalGroup suspend(String process) {
        suspended.add(process);
        return this;
    }

    /** Sets how long it takes until a dead instance is seen as such; 60 s at first. */
    public synchronized LocalGroup noticesWithin(Duration time) {
        noticesWithin = time;
        return this;
    }

    /** Sets for example {@code Delete in progress}. */
    public synchronized LocalGroup status(String text) {
        status = text;
        return this;
    }

    public synchronized List<Member> members() {
        return List.copyOf(members);
    }

    public synchronized Member member(int index) {
        return members.get(index);
    }

    /** Adds an instance in that state of EC2. */
    public synchronized Member add(String state) {
        Member member = new Member(ec2.launch(ZONES.get(members.size() % ZONES.size()), state));
        members.add(member);
        return member;
    }

    /** Does what a group does by itself up to now. */
    synchronized void settle(Instant now) {
        for (Member member : List.copyOf(members)) {
            String state = ec2.state(member.id());
            boolean isDead = state.equals("terminated") || state.equals("shutting-down");
            if (isDead
                    && !now.isBefore(
                            deadSince.computeIfAbsent(member.id(), id -> now).plus(noticesWithin))) {
                members.remove(member);
            } else if (member.isPending() && state.equals("running")) {
                member.lifecycle("InService");
            }
        }
        long counted = members.stream().filter(Member::isCounted).count();
        for (long i = counted; i < desired && !suspended.contains("Launch"); i++) {
            add("pending").lifecycle("Pending");
        }
    }

    synchronized AutoScalingGroup model() {
        return AutoScalingGroup.builder()
                .autoScalingGroupName(name)
                .minSize(0)
                .maxSize(100)
                .desiredCapacity(desired)
                .availabilityZones(ZONES)
                .status(status)
                .instances(members.stream().map(Member::model).toList())
                .suspendedProcesses(suspended.stream()
                        .sorted()
                        .map(process ->
                                SuspendedProcess.builder().processName(process).build())
                        .toList())
                .tags(tags.entrySet().stream()
                        .map(tag -> TagDescription.builder()
                                .resourceId(name)
                                .resourceType("auto-scaling-group")
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .propagateAtLaunch(false)
                                .build())
                        .toList())
                .build();
    }
}

package org.chaosjunit.aws.local.ec2;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/** An instance; its state changes as time passes. */
public final class LocalInstance {
    private static final Map<String, Integer> CODES =
            Map.of("pending", 0, "running", 16, "shutting-down", 32, "terminated", 48, "stopping", 64, "stopped", 80);

    private final String id;
    private final String zone;
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private String state;
    private Instant since;
    private boolean isProtected;
    private boolean staysAlive;

    LocalInstance(String id, String zone, String state, Instant since) {
        this.id = id;
        this.zone = zone;
        this.state = state;
        this.since = since;
    }

    public String id() {
        return id;
    }

    public String zone() {
        return zone;
    }

    public Map<String, String> tags() {
        return tags;
    }

    /** Sets the state, for example {@code stopped}. */
    public synchronized LocalInstance state(String name) {
        state = name;
        return this;
    }

    /** Protects it from termination. */
    public synchronized LocalInstance protect() {
        isProtected = true;
        return this;
    }

    /** Lets it accept its termination and yet run on. */
    public synchronized LocalInstance staysAlive() {
        staysAlive = true;
        return this;
    }

    public synchronized boolean isProtected() {
        return isProtected;
    }

    synchronized void terminate(Instant now) {
        if (!staysAlive && !state.equals("terminated") && !state.equals("shutting-down")) {
            state = "shutting-down";
            since = now;
        }
    }

    /** Returns the state at that time: what shuts down or boots has done so within that long. */
    public synchronized String state(Instant now, Duration takes) {
        boolean isOver = !now.isBefore(since.plus(takes));
        if (isOver && state.equals("shutting-down")) {
            state = "terminated";
        } else if (isOver && state.equals("pending")) {
            state = "running";
        }
        return state;
    }

    Instance model(Instant now, Duration takes) {
        String name = state(now, takes);
        return Instance.builder()
                .instanceId(id)
                .state(value -> value.name(name).code(CODES.get(name)))
                .placement(placement -> placement.availabilityZone(zone))
                .launchTime(since)
                .tags(new TreeMap<>(tags)
                        .entrySet().stream()
                                .map(tag -> Tag.builder()
                                        .key(tag.getKey())
                                        .value(tag.getValue())
                                        .build())
                                .toList())
                .build();
    }
}

package org.chaosjunit.aws.local.autoscaling;

import org.chaosjunit.aws.local.ec2.LocalInstance;
import software.amazon.awssdk.services.autoscaling.model.Instance;

/** An instance as its group sees it. */
public final class Member {
    private final LocalInstance instance;
    private String lifecycle = "InService";
    private String health = "Healthy";
    private boolean isProtected;

    Member(LocalInstance instance) {
        this.instance = instance;
    }

    public LocalInstance instance() {
        return instance;
    }

    public String id() {
        return instance.id();
    }

    /** Sets for example {@code Standby}. */
    public synchronized Member lifecycle(String state) {
        lifecycle = state;
        return this;
    }

    /** Sets for example {@code Unhealthy}. */
    public synchronized Member health(String status) {
        health = status;
        return this;
    }

    /** Protects it from scale-in. */
    public synchronized Member protect() {
        isProtected = true;
        return this;
    }

    synchronized boolean isCounted() {
        return lifecycle.equals("InService") || lifecycle.equals("Pending");
    }

    synchronized boolean isPending() {
        return lifecycle.equals("Pending");
    }

    synchronized Instance model() {
        return Instance.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.zone())
                .lifecycleState(lifecycle)
                .healthStatus(health)
                .protectedFromScaleIn(isProtected)
                .build();
    }
}

package org.chaosjunit.aws.local.codedeploy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;

/** One event in the life of a deployment: a hook, or the traffic itself. */
final class Step {
    static final String TRAFFIC = "AllowTraffic";

    private final String name;
    private final @Nullable String hook;
    private final String execution = UUID.randomUUID().toString();
    private final CompletableFuture<LifecycleEventStatus> report = new CompletableFuture<>();
    private volatile LifecycleEventStatus status = LifecycleEventStatus.PENDING;

    Step(String name, @Nullable String hook) {
        this.name = name;
        this.hook = hook;
    }

    String name() {
        return name;
    }

    /** Returns the function that decides; null for the traffic itself. */
    @Nullable
    String hook() {
        return hook;
    }

    String execution() {
        return execution;
    }

    void is(LifecycleEventStatus now) {
        status = now;
    }

    /** Takes what a hook says; false if it has been said before. */
    boolean report(LifecycleEventStatus said) {
        return status == LifecycleEventStatus.IN_PROGRESS && report.complete(said);
    }

    /** Ends the wait for a hook. */
    void cancel() {
        report.complete(LifecycleEventStatus.SKIPPED);
    }

    /** Waits for what the hook says; a hook that says nothing has failed. */
    LifecycleEventStatus awaitReport(Duration most) throws InterruptedException {
        try {
            return report.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            report.complete(LifecycleEventStatus.FAILED);
            return report.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    LifecycleEvent told() {
        return LifecycleEvent.builder().lifecycleEventName(name).status(status).build();
    }
}

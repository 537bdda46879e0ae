package org.chaosjunit.aws.local.codedeploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/** A deployment on its way: the hook before, the traffic all at once, the hook after. */
final class Deployment {
    private static final Set<DeploymentStatus> ENDS =
            Set.of(DeploymentStatus.SUCCEEDED, DeploymentStatus.FAILED, DeploymentStatus.STOPPED);

    private final AppSpec spec;
    private final LambdaClient lambda;
    private final Duration hookTime;
    private final List<Step> steps = new ArrayList<>();
    private DeploymentInfo info;
    private boolean isShifted;

    /** @param lambda acts as the role of the deployment group */
    Deployment(DeploymentInfo info, AppSpec spec, LambdaClient lambda, Duration hookTime) {
        this.info = info;
        this.spec = spec;
        this.lambda = lambda;
        this.hookTime = hookTime;
        addHook(AppSpec.BEFORE);
        steps.add(new Step(Step.TRAFFIC, null));
        addHook(AppSpec.AFTER);
    }

    /** Returns a deployment of the same that is told about otherwise and has no steps. */
    Deployment as(DeploymentInfo other) {
        Deployment same = new Deployment(other, spec, lambda, hookTime);
        same.steps.clear();
        return same;
    }

    private void addHook(String name) {
        Optional.ofNullable(spec.hooks().get(name)).ifPresent(function -> steps.add(new Step(name, function)));
    }

    AppSpec spec() {
        return spec;
    }

    synchronized DeploymentInfo info() {
        return info;
    }

    synchronized void told(DeploymentInfo changed) {
        info = changed;
    }

    List<LifecycleEvent> events() {
        return steps.stream().map(Step::told).toList();
    }

    Optional<Step> step(String execution) {
        return steps.stream()
                .filter(step -> step.hook() != null && step.execution().equals(execution))
                .findFirst();
    }

    boolean hasEnded() {
        return ENDS.contains(info().status());
    }

    synchronized boolean isShifted() {
        return isShifted;
    }

    /** Goes through all steps; returns whether it failed. */
    boolean fails() throws InterruptedException {
        try {
            String version = lambda.getAlias(
                            r -> r.functionName(spec.function()).name(spec.alias()))
                    .functionVersion();
            if (!version.equals(spec.currentVersion())) {
                return end(
                        DeploymentStatus.FAILED,
                        ErrorCode.INVALID_LAMBDA_CONFIGURATION,
                        "The current version of alias " + spec.alias() + " is " + version + ", not "
                                + spec.currentVersion() + ".");
            }
            for (Step step : steps) {
                if (!does(step)) {
                    step.is(LifecycleEventStatus.FAILED);
                    return end(
                            DeploymentStatus.FAILED,
                            ErrorCode.HOOK_EXECUTION_FAILURE,
                            "The " + step.name() + " hook did not report Succeeded.");
                }
                step.is(LifecycleEventStatus.SUCCEEDED);
            }
            end(DeploymentStatus.SUCCEEDED, null, "");
            return false;
        } catch (SdkException e) {
            return end(DeploymentStatus.FAILED, ErrorCode.INVALID_LAMBDA_FUNCTION, String.valueOf(e.getMessage()));
        }
    }

    private boolean does(Step step) throws InterruptedException {
        step.is(LifecycleEventStatus.IN_PROGRESS);
        String hook = step.hook();
        if (hook == null) {
            shift();
            return true;
        }
        String event = "{\"DeploymentId\":\"" + info().deploymentId() + "\",\"LifecycleEventHookExecutionId\":\""
                + step.execution() + "\"}";
        lambda.invoke(
                r -> r.functionName(hook).invocationType(InvocationType.EVENT).payload(SdkBytes.fromUtf8String(event)));
        return step.awaitReport(hookTime) == LifecycleEventStatus.SUCCEEDED;
    }

    private synchronized void shift() {
        if (!hasEnded()) {
            point(spec.targetVersion());
            isShifted = true;
        }
    }

    /** Lets the alias have the version that it had. */
    void back() {
        point(spec.currentVersion());
    }

    private void point(String version) {
        lambda.updateAlias(r -> r.functionName(spec.function())
                .name(spec.alias())
                .functionVersion(version)
                .routingConfig(routing -> routing.additionalVersionWeights(Map.of())));
    }

    /** Stops it; false if it has ended already. */
    boolean stop() {
        boolean isStopped = end(DeploymentStatus.STOPPED, ErrorCode.MANUAL_STOP, "The deployment was stopped.");
        steps.forEach(Step::cancel);
        return isStopped;
    }

    /** Ends it, unless it has ended. */
    private synchronized boolean end(DeploymentStatus status, @Nullable ErrorCode code, String message) {
        if (hasEnded()) {
            return false;
        }
        DeploymentInfo.Builder changed = info.toBuilder().status(status);
        if (code != null) {
            changed.errorInformation(error -> error.code(code).message(message));
        }
        info = changed.build();
        return true;
    }
}

package org.chaosjunit.aws.local.appconfig;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.aws.local.wire.Models;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.appconfig.model.CreateDeploymentStrategyResponse;
import software.amazon.awssdk.services.appconfig.model.DeploymentEvent;
import software.amazon.awssdk.services.appconfig.model.DeploymentEventType;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.TriggeredBy;

/** A deployment; how far it is depends on the time alone, until somebody stops it. */
final class Deployment {
    private final int number;
    private final StartDeploymentRequest request;
    private final Profile profile;
    private final CreateDeploymentStrategyResponse strategy;
    private final Instant started;
    private final List<DeploymentEvent> events = new ArrayList<>();
    // Remembered: the version may be deleted later, the deployment stays.
    private final @Nullable String versionLabel;
    private @Nullable DeploymentState ended;
    private @Nullable Instant endedAt;

    Deployment(
            int number,
            StartDeploymentRequest request,
            Profile profile,
            CreateDeploymentStrategyResponse strategy,
            Instant started) {
        this.number = number;
        this.request = request;
        this.profile = profile;
        this.strategy = strategy;
        this.started = started;
        this.versionLabel = profile.version(version()).versionLabel();
        event(DeploymentEventType.DEPLOYMENT_STARTED, TriggeredBy.USER, started);
    }

    int number() {
        return number;
    }

    Profile profile() {
        return profile;
    }

    int version() {
        return Integer.parseInt(request.configurationVersion());
    }

    DeploymentState state(Instant now) {
        if (ended != null) {
            return ended;
        }
        Instant deployed = started.plus(Duration.ofMinutes(strategy.deploymentDurationInMinutes()));
        if (now.isBefore(deployed)) {
            return DeploymentState.DEPLOYING;
        }
        return now.isBefore(completion()) ? DeploymentState.BAKING : DeploymentState.COMPLETE;
    }

    Instant completion() {
        return started.plus(
                Duration.ofMinutes(strategy.deploymentDurationInMinutes() + strategy.finalBakeTimeInMinutes()));
    }

    boolean isRunning(Instant now) {
        DeploymentState state = state(now);
        return state == DeploymentState.DEPLOYING || state == DeploymentState.BAKING;
    }

    float percent(Instant now) {
        return ended == null ? Growth.percent(strategy, Duration.between(started, now)) : 0;
    }

    void end(DeploymentState state, TriggeredBy by, Instant now) {
        ended = state;
        endedAt = now;
        if (state == DeploymentState.REVERTED) {
            event(DeploymentEventType.REVERT_COMPLETED, by, now);
        } else {
            event(DeploymentEventType.ROLLBACK_STARTED, by, now);
            event(DeploymentEventType.ROLLBACK_COMPLETED, TriggeredBy.APPCONFIG, now);
        }
    }

    private void event(DeploymentEventType type, TriggeredBy by, Instant at) {
        events.add(
                0,
                DeploymentEvent.builder()
                        .eventType(type)
                        .triggeredBy(by)
                        .occurredAt(at)
                        .build());
    }

    GetDeploymentResponse model(Instant now) {
        DeploymentState state = state(now);
        boolean complete = state == DeploymentState.COMPLETE;
        GetDeploymentResponse.Builder model = Models.copy(request, GetDeploymentResponse.builder());
        return Models.copy(strategy, model)
                .description(request.description())
                .deploymentNumber(number)
                .configurationName(profile.name())
                .configurationLocationUri(profile.locationUri())
                .versionLabel(versionLabel)
                .state(state)
                .percentageComplete(complete ? 100f : percent(now))
                .startedAt(started)
                .completedAt(complete ? completion() : endedAt)
                .eventLog(events)
                .build();
    }
}

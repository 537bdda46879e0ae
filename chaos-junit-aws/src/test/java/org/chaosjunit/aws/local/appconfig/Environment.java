package org.chaosjunit.aws.local.appconfig;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.appconfig.model.CreateDeploymentStrategyResponse;
import software.amazon.awssdk.services.appconfig.model.CreateEnvironmentResponse;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.EnvironmentState;
import software.amazon.awssdk.services.appconfig.model.StartDeploymentRequest;
import software.amazon.awssdk.services.appconfig.model.TriggeredBy;

/** An environment with its deployments, the newest last. */
final class Environment {
    private final CreateEnvironmentResponse model;
    private final List<Deployment> deployments = new ArrayList<>();

    Environment(CreateEnvironmentResponse model) {
        this.model = model;
    }

    String name() {
        return model.name();
    }

    String id() {
        return model.id();
    }

    CreateEnvironmentResponse model(Instant now) {
        return model.toBuilder().state(state(now)).build();
    }

    private EnvironmentState state(Instant now) {
        if (deployments.isEmpty()) {
            return EnvironmentState.READY_FOR_DEPLOYMENT;
        }
        return switch (deployments.get(deployments.size() - 1).state(now)) {
            case DEPLOYING, BAKING -> EnvironmentState.DEPLOYING;
            case ROLLED_BACK -> EnvironmentState.ROLLED_BACK;
            case REVERTED -> EnvironmentState.REVERTED;
            default -> EnvironmentState.READY_FOR_DEPLOYMENT;
        };
    }

    List<Deployment> deployments() {
        return deployments;
    }

    Deployment deployment(int number) {
        return deployments.stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> LocalAppConfig.missing("Deployment " + number));
    }

    Deployment start(
            StartDeploymentRequest request, Profile profile, CreateDeploymentStrategyResponse strategy, Instant now) {
        if (deployments.stream().anyMatch(each -> each.isRunning(now))) {
            throw new AwsError(
                    "ConflictException",
                    409,
                    "Deployment " + deployments.size() + " of this environment is in progress.");
        }
        Deployment deployment = new Deployment(deployments.size() + 1, request, profile, strategy, now);
        deployments.add(deployment);
        return deployment;
    }

    void stop(int number, boolean allowRevert, Instant now) {
        Deployment deployment = deployment(number);
        DeploymentState state = deployment.state(now);
        if (deployment.isRunning(now) && (state == DeploymentState.DEPLOYING || allowRevert)) {
            deployment.end(DeploymentState.ROLLED_BACK, TriggeredBy.USER, now);
        } else if (state == DeploymentState.COMPLETE && allowRevert) {
            revert(deployment, now);
        } else {
            throw new AwsError(
                    "BadRequestException", 400, "Deployment " + number + " is " + state + ", so it cannot be stopped.");
        }
    }

    private void revert(Deployment deployment, Instant now) {
        boolean newest =
                latest(deployment.profile(), now).filter(deployment::equals).isPresent();
        if (!newest || deployment.completion().plusSeconds(72 * 3600).isBefore(now)) {
            throw new AwsError(
                    "BadRequestException",
                    400,
                    "Only the latest deployment of a profile can be reverted, for 72 hours.");
        }
        deployment.end(DeploymentState.REVERTED, TriggeredBy.USER, now);
    }

    void alarm(String arn, Instant now) {
        if (model.monitors().stream().anyMatch(monitor -> monitor.alarmArn().equals(arn))) {
            deployments.stream()
                    .filter(each -> each.isRunning(now))
                    .forEach(each -> each.end(DeploymentState.ROLLED_BACK, TriggeredBy.CLOUDWATCH_ALARM, now));
        }
    }

    private Optional<Deployment> latest(Profile profile, Instant now) {
        return deployments.stream()
                .filter(each -> each.profile() == profile && each.state(now) == DeploymentState.COMPLETE)
                .reduce((first, second) -> second);
    }

    /**
     * Returns the version that a client gets.
     *
     * @param dice where the client stands among all of them, from 0 to 100
     */
    Optional<Integer> version(Profile profile, double dice, Instant now) {
        return deployments.stream()
                .filter(each -> each.profile() == profile && each.isRunning(now) && dice < each.percent(now))
                .findFirst()
                .or(() -> latest(profile, now))
                .map(Deployment::version);
    }
}

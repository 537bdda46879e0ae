package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.DeploymentEvent;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.DeploymentStrategy;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;
import software.amazon.awssdk.services.appconfig.model.GetDeploymentResponse;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;

/**
 * Deployments of one configuration profile.
 *
 * @param client the service
 * @param ids the profile
 */
record Deployments(AppConfigClient client, AppConfigIds ids) {
    /** Deploys at once and to all, without a time to bake; stays in the account for the next time. */
    static final String STRATEGY = "chaos-junit-immediate";

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final Set<DeploymentState> RUNNING = Set.of(
            DeploymentState.DEPLOYING,
            DeploymentState.BAKING,
            DeploymentState.VALIDATING,
            DeploymentState.ROLLING_BACK);
    private static final Set<DeploymentState> SERVING =
            Set.of(DeploymentState.DEPLOYING, DeploymentState.BAKING, DeploymentState.COMPLETE);

    /** Returns those whose configuration functions are given, or are about to be, the newest first. */
    List<DeploymentSummary> serving() {
        return all().stream()
                .filter(each -> SERVING.contains(each.state()))
                .filter(each -> ids.profileName().equals(each.configurationName()))
                .toList();
    }

    /** Returns one of the environment that is still under way. */
    Optional<DeploymentSummary> running() {
        return all().stream().filter(each -> RUNNING.contains(each.state())).findFirst();
    }

    private List<DeploymentSummary> all() {
        return client
                .listDeploymentsPaginator(
                        request -> request.applicationId(ids.application()).environmentId(ids.environment()))
                .items()
                .stream()
                .sorted(Comparator.comparing(DeploymentSummary::deploymentNumber)
                        .reversed())
                .toList();
    }

    /** Deploys a version and waits until it is in effect. */
    Instant deploy(String version, String description) throws InterruptedException {
        String strategy = strategy();
        int number = client.startDeployment(request -> request.applicationId(ids.application())
                        .environmentId(ids.environment())
                        .configurationProfileId(ids.profile())
                        .configurationVersion(version)
                        .deploymentStrategyId(strategy)
                        .description(description))
                .deploymentNumber();
        GetDeploymentResponse ended = await(number);
        if (ended.state() != DeploymentState.COMPLETE) {
            throw new IllegalStateException("deployment " + number + " of version " + version + " ended as "
                    + ended.stateAsString() + ": " + words(ended));
        }
        return ended.completedAt();
    }

    /** Takes one back, whether it is still under way or complete. */
    void stop(int number) throws InterruptedException {
        client.stopDeployment(request -> request.applicationId(ids.application())
                .environmentId(ids.environment())
                .deploymentNumber(number)
                .allowRevert(true));
        await(number);
    }

    private GetDeploymentResponse await(int number) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            GetDeploymentResponse now = client.getDeployment(request -> request.applicationId(ids.application())
                    .environmentId(ids.environment())
                    .deploymentNumber(number));
            if (!RUNNING.contains(now.state())) {
                return now;
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "deployment " + number + " is still " + now.stateAsString() + " after 60 s: " + words(now));
            }
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos());
        }
    }

    private static String words(GetDeploymentResponse deployment) {
        return deployment.eventLog().stream().map(DeploymentEvent::description).collect(Collectors.joining("; "));
    }

    private String strategy() {
        return client.listDeploymentStrategiesPaginator(request -> {}).items().stream()
                .filter(each -> STRATEGY.equals(each.name()))
                .map(DeploymentStrategy::id)
                .findFirst()
                .orElseGet(() -> client.createDeploymentStrategy(request -> request.name(STRATEGY)
                                .description("At once and to all, for chaos-junit")
                                .growthFactor(100f)
                                .deploymentDurationInMinutes(0)
                                .finalBakeTimeInMinutes(0)
                                .replicateTo(ReplicateTo.NONE))
                        .id());
    }
}

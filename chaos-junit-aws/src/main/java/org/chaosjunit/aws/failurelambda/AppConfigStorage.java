package org.chaosjunit.aws.failurelambda;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.AppConfigException;
import software.amazon.awssdk.services.appconfig.model.DeploymentSummary;
import software.amazon.awssdk.services.appconfig.model.GetHostedConfigurationVersionResponse;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;

/**
 * A configuration profile of AppConfig, as deployed to one environment.
 *
 * <p>Versions of ours bear the name of the change as their description: by that a process that knows nothing else finds them.
 *
 * @param place where it is
 * @param name application, environment and profile
 */
record AppConfigStorage(AwsPlace place, String name) implements Storage {
    private static final String VERSION = "version";
    private static final String CONTENT_TYPE = "content-type";
    private static final String OURS = "chaos-junit ";

    static AppConfigStorage of(AwsPlace place, String name) {
        return new AppConfigStorage(place, name);
    }

    @Override
    public Stored read() {
        Deployments deployments = deployments();
        deployments.running().ifPresent(running -> {
            throw new IllegalStateException("deployment " + running.deploymentNumber() + " of "
                    + running.configurationName() + " to this environment is still " + running.stateAsString()
                    + ", and AppConfig allows no other beside it");
        });
        DeploymentSummary deployed = deployments.serving().stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is deployed of " + name
                        + ", so there is nothing to return to. Deploy once what disables the faults."));
        AppConfigIds ids = deployments.ids();
        GetHostedConfigurationVersionResponse version = client().getHostedConfigurationVersion(
                        request -> request.applicationId(ids.application())
                                .configurationProfileId(ids.profile())
                                .versionNumber(Integer.valueOf(deployed.configurationVersion())));
        return new Stored(
                version.content().asUtf8String(),
                ids.isFlags(),
                Map.of(VERSION, deployed.configurationVersion(), CONTENT_TYPE, version.contentType()));
    }

    @Override
    public Instant put(String document, String change) throws InterruptedException {
        Deployments deployments = deployments();
        AppConfigIds ids = deployments.ids();
        List<HostedConfigurationVersionSummary> versions = versions(ids);
        DeploymentSummary deployed = deployed(deployments.serving());
        int created = client().createHostedConfigurationVersion(request -> request.applicationId(ids.application())
                        .configurationProfileId(ids.profile())
                        .contentType(contentType(versions, deployed))
                        .content(SdkBytes.fromUtf8String(document))
                        .description(OURS + change))
                .versionNumber();
        return deployments.deploy(Integer.toString(created), OURS + change);
    }

    private static String contentType(List<HostedConfigurationVersionSummary> versions, DeploymentSummary deployed) {
        return versions.stream()
                .filter(each -> each.versionNumber().toString().equals(deployed.configurationVersion()))
                .map(HostedConfigurationVersionSummary::contentType)
                .findFirst()
                .orElse("application/json");
    }

    @Override
    public Standing standing(Stored before, Map<String, String> documents) {
        Deployments deployments = deployments();
        DeploymentSummary deployed = deployed(deployments.serving());
        List<HostedConfigurationVersionSummary> ours = ours(versions(deployments.ids()), documents.keySet());
        Optional<String> change = ours.stream()
                .filter(each -> each.versionNumber().toString().equals(deployed.configurationVersion()))
                .map(each -> each.description().substring(OURS.length()))
                .findFirst();
        boolean isBefore = deployed.configurationVersion().equals(before.state().get(VERSION));
        // A version that was created but never deployed, or is deployed no more, is still to be deleted.
        Optional<String> leftover = isBefore
                ? ours.stream()
                        .map(each -> each.description().substring(OURS.length()))
                        .findFirst()
                : Optional.empty();
        Instant since = deployed.completedAt() == null ? Instant.now() : deployed.completedAt();
        return new Standing(
                change.or(() -> leftover),
                change.isPresent(),
                isBefore && ours.isEmpty(),
                since,
                "version " + deployed.configurationVersion() + " of " + name);
    }

    @Override
    public void restore(Stored before, Iterable<String> changes) throws InterruptedException {
        Deployments deployments = deployments();
        Set<String> names = new HashSet<>();
        changes.forEach(names::add);
        List<HostedConfigurationVersionSummary> ours = ours(versions(deployments.ids()), names);
        takeBack(deployments, ours, before.state().getOrDefault(VERSION, ""));
        for (HostedConfigurationVersionSummary version : ours) {
            client().deleteHostedConfigurationVersion(
                            request -> request.applicationId(deployments.ids().application())
                                    .configurationProfileId(deployments.ids().profile())
                                    .versionNumber(version.versionNumber()));
        }
    }

    private static void takeBack(Deployments deployments, List<HostedConfigurationVersionSummary> ours, String version)
            throws InterruptedException {
        List<DeploymentSummary> serving = deployments.serving();
        DeploymentSummary newest = deployed(serving);
        boolean isOurs =
                ours.stream().anyMatch(each -> each.versionNumber().toString().equals(newest.configurationVersion()));
        if (!isOurs) {
            return;
        }
        boolean followsTheOneBefore =
                serving.size() > 1 && serving.get(1).configurationVersion().equals(version);
        if (followsTheOneBefore && isStopped(deployments, newest)) {
            return;
        }
        deployments.deploy(version, OURS + "restores version " + version);
    }

    // Only so long after it was complete; and what was never deployed before cannot be returned to.
    private static boolean isStopped(Deployments deployments, DeploymentSummary deployment)
            throws InterruptedException {
        try {
            deployments.stop(deployment.deploymentNumber());
            return deployments.serving().stream()
                    .noneMatch(each -> each.deploymentNumber().equals(deployment.deploymentNumber()));
        } catch (AppConfigException e) {
            return false;
        }
    }

    private static DeploymentSummary deployed(List<DeploymentSummary> serving) {
        return serving.stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is deployed any more, so nobody knows whose"
                        + " configuration the functions have. Deploy what disables the faults."));
    }

    private List<HostedConfigurationVersionSummary> versions(AppConfigIds ids) {
        return client()
                .listHostedConfigurationVersionsPaginator(
                        request -> request.applicationId(ids.application()).configurationProfileId(ids.profile()))
                .items()
                .stream()
                .toList();
    }

    private static List<HostedConfigurationVersionSummary> ours(
            List<HostedConfigurationVersionSummary> versions, Set<String> changes) {
        return versions.stream()
                .filter(each -> each.description() != null && each.description().startsWith(OURS))
                .filter(each -> changes.contains(each.description().substring(OURS.length())))
                .toList();
    }

    @Override
    public String byHand(Stored before) {
        return "deploy version " + before.state().get(VERSION) + " of " + name + " in " + place.region()
                + " again: aws appconfig start-deployment --region " + place.region() + " --configuration-version "
                + before.state().get(VERSION) + " with the ids of application, environment and profile";
    }

    private Deployments deployments() {
        return new Deployments(client(), AppConfigIds.find(client(), name));
    }

    private AppConfigClient client() {
        return AwsClients.client(place, "appconfig", AppConfigClient.builder());
    }
}

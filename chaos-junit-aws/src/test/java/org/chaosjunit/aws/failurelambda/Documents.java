package org.chaosjunit.aws.failurelambda;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.logs.LocalLogs;
import org.chaosjunit.spi.Target;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.HostedConfigurationVersionSummary;

/** Documents that switch the faults of functions, as targets for whoever tests from outside this package. */
public final class Documents {
    private static final String OFF = "{ \"latency\" : {\"enabled\": false} }\n";
    private static final String PYTHON_OFF = "{ \"is_enabled\" : false }";
    private static final String HIT = "{\"source\":\"failure-lambda\",\"level\":\"info\",\"mode\":\"latency\","
            + "\"action\":\"inject\",\"latency_ms\":400}";
    private static final String PYTHON_HIT = "[INFO]\tInjecting 400 ms of delay with a rate of 1";

    private Documents() {}

    /** Makes the parameter of a function that is in use. */
    public static void parameter(LocalAws aws) {
        new Functions(aws).parameter(OFF);
        invoked(aws, HIT);
    }

    /** Makes the parameter of a function in Python that is in use. */
    public static void pythonParameter(LocalAws aws) {
        new Functions(aws).parameter(PYTHON_OFF);
        invoked(aws, PYTHON_HIT);
    }

    /** Makes and deploys the profile of a function that is in use. */
    public static void profile(LocalAws aws) {
        try {
            new Functions(aws).appConfig("AWS.Freeform", OFF);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        invoked(aws, HIT);
    }

    // Its log is hit by the fault whenever it is read: what it takes to be evidence is tested elsewhere.
    private static void invoked(LocalAws aws, String line) {
        aws.guard((call, permission) -> {
            if (call.operation().equals("FilterLogEvents")) {
                LocalLogs logs = aws.service(LocalLogs.class);
                Instant now = Instant.now();
                for (String each : List.of("START RequestId: 1 Version: $LATEST", line, "END RequestId: 1")) {
                    logs.append(NodeContainer.LOG_GROUP, "one", now, each);
                }
            }
            return Optional.empty();
        });
    }

    /** Returns {@code @FailureLambda(parameter = ...)}. */
    public static Target failureLambda(AwsPlace place) {
        return target(place, Where.ofParameter(Functions.PARAMETER), Library.SOME_FAILURE_LAMBDA);
    }

    /** Returns {@code @FailureLambda(appConfig = ...)}. */
    public static Target appConfig(AwsPlace place) {
        return target(place, Where.read("", "orders/test/failures"), Library.SOME_FAILURE_LAMBDA);
    }

    /** Returns {@code @ChaosLambda(parameter = ...)}. */
    public static Target chaosLambda(AwsPlace place) {
        return target(place, Where.ofParameter(Functions.PARAMETER), Library.CHAOS_LAMBDA);
    }

    private static Target target(AwsPlace place, Where where, Library library) {
        return new FunctionTarget(
                place, where, library, NodeContainer.LOG_GROUP, Consents.NONE, Optional.of(java.time.Duration.ZERO));
    }

    /** Returns the parameter with all that belongs to it. */
    public static String parameterNow(LocalAws aws) {
        var metadata = new Functions(aws)
                .ssm().describeParameters(request -> {}).parameters().stream()
                        .filter(each -> each.name().equals(Functions.PARAMETER))
                        .findFirst()
                        .orElseThrow();
        return metadata.typeAsString()
                + metadata.tierAsString()
                + metadata.dataType()
                + metadata.description()
                + new Functions(aws).parameter();
    }

    /** Returns what is deployed, and all versions of it. */
    public static String profileNow(LocalAws aws) {
        AppConfigClient client = aws.client(AppConfigClient.builder());
        AppConfigIds ids = AppConfigIds.find(client, "orders/test/failures");
        Deployments deployments = new Deployments(client, ids);
        TreeMap<Integer, String> versions = new TreeMap<>();
        for (HostedConfigurationVersionSummary each : client.listHostedConfigurationVersions(
                        request -> request.applicationId(ids.application()).configurationProfileId(ids.profile()))
                .items()) {
            versions.put(
                    each.versionNumber(),
                    client.getHostedConfigurationVersion(request -> request.applicationId(ids.application())
                                    .configurationProfileId(ids.profile())
                                    .versionNumber(each.versionNumber()))
                            .content()
                            .asUtf8String());
        }
        return "running " + deployments.running().map(each -> each.stateAsString()) + ", deployed "
                + deployments.serving().get(0).configurationVersion() + " of " + versions;
    }
}

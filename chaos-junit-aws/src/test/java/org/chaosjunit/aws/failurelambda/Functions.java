package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.logs.LocalLogs;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.UndoRecord;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** A stand-in for AWS with a document for a function, and targets for it. */
final class Functions {
    static final String PARAMETER = "/orders/failure";

    static {
        // The SDK's default chain, which the code under test uses, finds them there.
        System.setProperty("aws.accessKeyId", "AKIALOCALAWS00000000");
        System.setProperty("aws.secretAccessKey", "local");
    }

    private final LocalAws aws;
    private final List<UndoRecord> journal = new ArrayList<>();

    Functions(LocalAws aws) {
        this.aws = aws;
        // It was invoked once, long ago.
        aws.service(LocalLogs.class).append(NodeContainer.LOG_GROUP, "first", Instant.EPOCH, "INIT_START");
    }

    AwsPlace place() {
        return new AwsPlace(aws.region().id(), Map.of("*", aws.endpoint()));
    }

    SsmClient ssm() {
        return aws.client(SsmClient.builder());
    }

    void parameter(String value) {
        ssm().putParameter(request -> request.name(PARAMETER)
                .type(ParameterType.STRING)
                .overwrite(true)
                .description("switches faults")
                .value(value));
    }

    String parameter() {
        return ssm().getParameter(request -> request.name(PARAMETER))
                .parameter()
                .value();
    }

    FunctionTarget target(Library library, Consents consents) {
        return new FunctionTarget(
                place(),
                Where.ofParameter(PARAMETER),
                library,
                NodeContainer.LOG_GROUP,
                consents,
                Optional.of(Duration.ZERO));
    }

    FunctionTarget appConfigTarget(Library library, Consents consents) {
        return new FunctionTarget(
                place(),
                Where.read("", "orders/test/failures"),
                library,
                NodeContainer.LOG_GROUP,
                consents,
                Optional.of(Duration.ZERO));
    }

    /** Makes application, environment and profile, and deploys that content. */
    void appConfig(String type, String content) throws InterruptedException {
        AppConfigClient client = aws.client(AppConfigClient.builder());
        String application =
                client.createApplication(request -> request.name("orders")).id();
        client.createEnvironment(request -> request.applicationId(application).name("test"));
        client.createConfigurationProfile(request ->
                request.applicationId(application).name("failures").type(type).locationUri("hosted"));
        AppConfigIds ids = AppConfigIds.find(client, "orders/test/failures");
        client.createHostedConfigurationVersion(request -> request.applicationId(application)
                .configurationProfileId(ids.profile())
                .contentType("application/json")
                .content(software.amazon.awssdk.core.SdkBytes.fromUtf8String(content)));
        new Deployments(client, ids).deploy("1", "first");
    }

    Injection inject(FunctionTarget target, Fault... faults) throws Exception {
        return target.inject(
                List.of(faults),
                new InjectionContext("experiment", 1, Instant.now().plusSeconds(600), journal::add));
    }

    List<UndoRecord> journal() {
        return journal;
    }

    UndoRecord undo() {
        return journal.get(journal.size() - 1);
    }
}

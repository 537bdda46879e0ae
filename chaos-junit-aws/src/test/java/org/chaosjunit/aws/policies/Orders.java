package org.chaosjunit.aws.policies;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.autoscaling.LocalAutoScaling;
import org.chaosjunit.aws.local.autoscaling.LocalGroup;
import org.chaosjunit.aws.local.ec2.LocalEc2;
import org.chaosjunit.aws.local.ec2.LocalInstance;
import org.chaosjunit.aws.local.runcommand.LocalRunCommand;
import org.chaosjunit.aws.settings.Seeds;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.ReplicateTo;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Makes what the experiments of {@link LeastPolicyTestCase} act on, all of which is called {@code orders}. */
final class Orders implements AutoCloseable {
    /** The access key of the function. */
    static final String FUNCTION = "AKIAFUNCTION00000000";

    private static final String NAME = "orders";

    private final LocalAws aws;
    private final Seeds seeds;
    private final ScheduledThreadPoolExecutor customers = new ScheduledThreadPoolExecutor(1);
    private final Map<String, String> names = new HashMap<>();

    Orders(LocalAws aws) {
        this.aws = aws;
        this.seeds = Seeds.in(aws);
        names.put("REGION", aws.region().id());
        names.put("ACCOUNT", aws.account());
        names.put("NAME", NAME);
        names.put("NAME-OF-ROLE", NAME);
        names.put("NAME-OF-PARAMETER", NAME);
    }

    /** Returns what stands in place of the words in capitals. */
    Map<String, String> names() {
        return names;
    }

    void function() {
        seeds.function(NAME);
    }

    void eventSource() {
        seeds.function(NAME).mapping(NAME, NAME);
    }

    void role() {
        seeds.role(NAME);
    }

    void bucket() {
        seeds.bucket(NAME).cors(NAME).notifications(NAME);
    }

    void queue() {
        seeds.queue(NAME);
    }

    void topic() {
        seeds.topic(NAME, "{\"Version\":\"2012-10-17\",\"Statement\":[]}");
    }

    void table() {
        seeds.provisionedTable(NAME);
    }

    void parameter() {
        parameter("{\"latency\": {\"enabled\": false}}");
    }

    void parameterOfChaosLambda() {
        parameter("{\"is_enabled\": false, \"fault_type\": \"latency\", \"delay\": 1, \"error_code\": 404,"
                + " \"exception_msg\": \"none\", \"rate\": 1}");
    }

    private void parameter(String document) {
        aws.client(SsmClient.builder())
                .putParameter(request ->
                        request.name("/" + NAME).type(ParameterType.STRING).value(document));
        SsmClient ssm = asFunction(SsmClient.builder());
        invoke(() -> ssm.getParameter(request -> request.name("/" + NAME))
                .parameter()
                .value());
    }

    void appConfig() {
        AppConfigClient client = aws.client(AppConfigClient.builder());
        String application =
                client.createApplication(request -> request.name(NAME)).id();
        String environment = client.createEnvironment(
                        request -> request.applicationId(application).name(NAME))
                .id();
        String profile = client.createConfigurationProfile(
                        request -> request.applicationId(application).name(NAME).locationUri("hosted"))
                .id();
        client.createHostedConfigurationVersion(request -> request.applicationId(application)
                .configurationProfileId(profile)
                .contentType("application/json")
                .content(SdkBytes.fromUtf8String("{\"latency\": {\"enabled\": false}}")));
        String strategy = client.createDeploymentStrategy(request -> request.name("now")
                        .growthFactor(100f)
                        .deploymentDurationInMinutes(0)
                        .finalBakeTimeInMinutes(0)
                        .replicateTo(ReplicateTo.NONE))
                .id();
        client.startDeployment(request -> request.applicationId(application)
                .environmentId(environment)
                .configurationProfileId(profile)
                .configurationVersion("1")
                .deploymentStrategyId(strategy));
        names.put("ID-OF-APPLICATION", application);
        names.put("ID-OF-ENVIRONMENT", environment);
        names.put("ID-OF-PROFILE", profile);
        AppConfigDataClient data = asFunction(AppConfigDataClient.builder());
        invoke(() -> data.getLatestConfiguration(latest -> latest.configurationToken(
                        data.startConfigurationSession(session -> session.applicationIdentifier(application)
                                        .environmentIdentifier(environment)
                                        .configurationProfileIdentifier(profile))
                                .initialConfigurationToken()))
                .configuration()
                .asString(StandardCharsets.UTF_8));
    }

    private <B extends AwsClientBuilder<B, C>, C> C asFunction(B builder) {
        return builder.endpointOverride(aws.endpoint())
                .region(aws.region())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(FUNCTION, "local")))
                .build();
    }

    private void invoke(SimulatedFunction.Document document) {
        SimulatedFunction function = new SimulatedFunction(aws, document);
        var unused = customers.scheduleWithFixedDelay(function, 0, 50, TimeUnit.MILLISECONDS);
    }

    void group() {
        aws.service(LocalEc2.class).bootsWithin(Duration.ZERO);
        LocalGroup group = aws.service(LocalAutoScaling.class).create(NAME, 2).tag("chaos", "yes");
        group.members().forEach(member -> member.instance().tags().put("chaos", "yes"));
        // Of long ago, and forgotten when the next is written down.
        aws.client(SsmClient.builder())
                .putParameter(request -> request.name("/chaos-junit/terminations/" + NAME + "/0000000001")
                        .type(ParameterType.STRING)
                        .value("{\"at\": \"2020-01-01T00:00:00Z\"}"));
        alarm();
        topic();
    }

    void worker() {
        LocalInstance worker = aws.service(LocalEc2.class).launch("eu-central-1a");
        worker.tags().put("chaos", "yes");
        aws.service(LocalRunCommand.class).agent(worker.id(), "Online");
    }

    void metrics() {
        var unused = customers.scheduleAtFixedRate(
                () -> {
                    add("Orders", 2);
                    add("Failures", 0);
                },
                0,
                50,
                TimeUnit.MILLISECONDS);
    }

    private void add(String metric, double value) {
        aws.metrics().add(new Datum("Shop", metric, Map.of(), "Count", value, Instant.now()));
    }

    void alarm() {
        CloudWatchClient client = aws.client(CloudWatchClient.builder());
        client.putMetricAlarm(request -> request.alarmName(NAME)
                .namespace("Shop")
                .metricName("Alarming")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("ignore"));
        client.setAlarmState(
                request -> request.alarmName(NAME).stateValue(StateValue.OK).stateReason("test"));
    }

    /** Returns the tags of an instance by its ARN; nothing else has any. */
    Map<String, String> tags(String arn) {
        String[] parts = arn.split(":instance/", 2);
        return parts.length == 2
                ? aws.service(LocalEc2.class).instance(parts[1]).tags()
                : Map.of();
    }

    @Override
    public void close() {
        customers.shutdownNow();
    }
}

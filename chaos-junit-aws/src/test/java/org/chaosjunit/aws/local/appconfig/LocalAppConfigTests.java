package org.chaosjunit.aws.local.appconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.BadRequestException;
import software.amazon.awssdk.services.appconfig.model.ConflictException;
import software.amazon.awssdk.services.appconfig.model.DeploymentState;
import software.amazon.awssdk.services.appconfig.model.EnvironmentState;
import software.amazon.awssdk.services.appconfig.model.GrowthType;
import software.amazon.awssdk.services.appconfig.model.Monitor;
import software.amazon.awssdk.services.appconfig.model.ResourceNotFoundException;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;

class LocalAppConfigTests {
    private final SetClock clock = new SetClock(Instant.parse("2026-01-01T00:00:00Z"));
    private LocalAws aws;
    private AppConfigClient client;
    private AppConfigDataClient data;
    private String app;
    private String environment;
    private String profile;
    private String strategy;

    @BeforeEach
    void start() {
        aws = LocalAws.start(clock);
        client = aws.client(AppConfigClient.builder());
        data = aws.client(AppConfigDataClient.builder());
        app = client.createApplication(r -> r.name("app")).id();
        environment = client.createEnvironment(r -> r.applicationId(app)
                        .name("env")
                        .monitors(Monitor.builder().alarmArn("arn:alarm").build()))
                .id();
        profile = profile("AWS.Freeform");
        strategy = client.createDeploymentStrategy(r -> r.name("s")
                        .deploymentDurationInMinutes(10)
                        .growthFactor(20f)
                        .growthType(GrowthType.LINEAR)
                        .finalBakeTimeInMinutes(5)
                        .replicateTo("NONE"))
                .id();
    }

    @AfterEach
    void close() {
        client.close();
        data.close();
        aws.close();
    }

    private String profile(String type) {
        return client.createConfigurationProfile(
                        r -> r.applicationId(app).name(type).type(type).locationUri("hosted"))
                .id();
    }

    private int version(String content) {
        return client.createHostedConfigurationVersion(r -> r.applicationId(app)
                        .configurationProfileId(profile)
                        .contentType("application/json")
                        .content(SdkBytes.fromUtf8String(content)))
                .versionNumber();
    }

    private int deploy(int version) {
        return client.startDeployment(r -> r.applicationId(app)
                        .environmentId(environment)
                        .configurationProfileId(profile)
                        .deploymentStrategyId(strategy)
                        .configurationVersion(Integer.toString(version)))
                .deploymentNumber();
    }

    private DeploymentState state(int number) {
        return client.getDeployment(
                        r -> r.applicationId(app).environmentId(environment).deploymentNumber(number))
                .state();
    }

    private String served() {
        String token = data.startConfigurationSession(r -> r.applicationIdentifier("app")
                        .environmentIdentifier("env")
                        .configurationProfileIdentifier(profile))
                .initialConfigurationToken();
        return data.getLatestConfiguration(r -> r.configurationToken(token))
                .configuration()
                .asUtf8String();
    }

    private void complete(String content) {
        deploy(version(content));
        clock.add(Duration.ofMinutes(15));
    }

    @Test
    void growsBakesAndCompletes() {
        complete("one");
        int number = deploy(version("two"));

        var started = client.getDeployment(
                r -> r.applicationId(app).environmentId(environment).deploymentNumber(number));
        assertThat(started.state()).isEqualTo(DeploymentState.DEPLOYING);
        assertThat(started.percentageComplete()).isEqualTo(20);
        assertThat(started.startedAt()).isEqualTo("2026-01-01T00:15:00Z");
        clock.add(Duration.ofMinutes(5));
        assertThat(client.getDeployment(r ->
                                r.applicationId(app).environmentId(environment).deploymentNumber(number))
                        .percentageComplete())
                .isEqualTo(60);
        clock.add(Duration.ofMinutes(5));
        assertThat(state(number)).isEqualTo(DeploymentState.BAKING);
        assertThat(served()).isEqualTo("two");
        clock.add(Duration.ofMinutes(5));
        assertThat(state(number)).isEqualTo(DeploymentState.COMPLETE);
        assertThat(client.getEnvironment(r -> r.applicationId(app).environmentId(environment))
                        .state())
                .isEqualTo(EnvironmentState.READY_FOR_DEPLOYMENT);
    }

    @Test
    void stopsAndReverts() {
        complete("one");
        int stopped = deploy(version("two"));
        client.stopDeployment(
                r -> r.applicationId(app).environmentId(environment).deploymentNumber(stopped));
        assertThat(state(stopped)).isEqualTo(DeploymentState.ROLLED_BACK);
        assertThat(served()).isEqualTo("one");

        complete("three");
        assertThat(served()).isEqualTo("three");
        assertThatThrownBy(() -> client.stopDeployment(
                        r -> r.applicationId(app).environmentId(environment).deploymentNumber(3)))
                .isInstanceOf(BadRequestException.class);
        client.stopDeployment(r -> r.applicationId(app)
                .environmentId(environment)
                .deploymentNumber(3)
                .allowRevert(true));

        assertThat(state(3)).isEqualTo(DeploymentState.REVERTED);
        assertThat(served()).isEqualTo("one");
    }

    @Test
    void rollsBackWhenAnAlarmTurnsRed() {
        complete("one");
        int number = deploy(version("two"));

        aws.alarms().alarm("arn:alarm");

        assertThat(state(number)).isEqualTo(DeploymentState.ROLLED_BACK);
        assertThat(served()).isEqualTo("one");
    }

    @Test
    void refusesWhatTheServiceRefuses() {
        int version = version("one");
        deploy(version);

        assertThatThrownBy(() -> deploy(version)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> client.getApplication(r -> r.applicationId("none")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.createHostedConfigurationVersion(r -> r.applicationId(app)
                        .configurationProfileId(profile)
                        .latestVersionNumber(7)
                        .contentType("text/plain")
                        .content(SdkBytes.fromUtf8String("x"))))
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void servesFlagsBareAndRefusesBareFlags() {
        profile = profile("AWS.AppConfig.FeatureFlags");
        assertThatThrownBy(() -> version("{\"latency\":{\"enabled\":true}}"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("unknown member \"latency\"");

        complete("{\"version\":\"1\",\"flags\":{\"latency\":{\"name\":\"latency\",\"attributes\":"
                + "{\"percentage\":{}}},\"off\":{\"name\":\"off\",\"attributes\":{\"a\":{}}}},"
                + "\"values\":{\"latency\":{\"enabled\":true,\"percentage\":50},\"off\":{\"enabled\":false,\"a\":1}}}");

        assertThat(served())
                .isEqualTo("{\"latency\":{\"enabled\":true,\"percentage\":50},\"off\":{\"enabled\":false}}");
    }

    @Test
    void givesAChangeOnceAndTakesATokenOnce() {
        complete("one");
        String token = data.startConfigurationSession(r -> r.applicationIdentifier(app)
                        .environmentIdentifier(environment)
                        .configurationProfileIdentifier(profile))
                .initialConfigurationToken();
        var first = data.getLatestConfiguration(r -> r.configurationToken(token));

        var second = data.getLatestConfiguration(r -> r.configurationToken(first.nextPollConfigurationToken()));

        assertThat(first.configuration().asUtf8String()).isEqualTo("one");
        assertThat(first.contentType()).isEqualTo("application/json");
        assertThat(second.configuration().asByteArray()).isEmpty();
        assertThatThrownBy(() -> data.getLatestConfiguration(r -> r.configurationToken(token)))
                .isInstanceOf(software.amazon.awssdk.services.appconfigdata.model.BadRequestException.class);
    }

    @Test
    void agentAsksOncePerInterval() throws IOException, InterruptedException {
        try (AppConfigAgent agent = AppConfigAgent.start(aws, Duration.ofHours(1))) {
            assertThat(get(agent)).isEqualTo("404");
            complete("one");
            assertThat(get(agent)).isEqualTo("200 one");
            complete("two");
            assertThat(get(agent)).isEqualTo("200 one");

            clock.add(Duration.ofHours(1));

            assertThat(get(agent)).isEqualTo("200 two");
        }
    }

    private static String get(AppConfigAgent agent) throws IOException, InterruptedException {
        var response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(agent.uri()
                                        .resolve("/applications/app/environments/env/configurations/AWS.Freeform"))
                                .build(),
                        BodyHandlers.ofString());
        return response.statusCode() == 200 ? "200 " + response.body() : Integer.toString(response.statusCode());
    }
}

package org.chaosjunit.aws.handler;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.appconfig.AppConfigClient;
import software.amazon.awssdk.services.appconfig.model.GrowthType;

@DisplayName("A function with a configuration in AppConfig")
@ExtendWith(StandInExtension.class)
class AppConfigFunctionTests {
    private static final String STATUS = "{\"statuscode\":{\"enabled\":true,\"status_code\":418}}";
    private static final String CONFIG = "{\"info\",\"action\":\"config\",\"config_source\":\"appconfig\","
            + "\"cache_ttl_seconds\":0,\"enabled_flags\":[%s]}";

    private final TestLog log = new TestLog();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    private Path temporary;

    private AppConfigClient control;
    private DataPlaneAgent agent;
    private String application;
    private String place;
    private String strategy;

    @BeforeEach
    void start(LocalAws aws) {
        // Unlike the default client, this one can be closed with the test; it sends no PATCH, and none is needed.
        control = aws.client(AppConfigClient.builder().httpClient(UrlConnectionHttpClient.create()));
        application = control.createApplication(r -> r.name("shop é")).id();
        place = control.createEnvironment(r -> r.applicationId(application).name("test"))
                .id();
        strategy = control.createDeploymentStrategy(r -> r.name("at-once")
                        .deploymentDurationInMinutes(0)
                        .growthFactor(100f)
                        .growthType(GrowthType.LINEAR)
                        .finalBakeTimeInMinutes(0)
                        .replicateTo("NONE"))
                .id();
        agent = new DataPlaneAgent(aws);
        environment.put("FAILURE_APPCONFIG_APPLICATION", "shop é");
        environment.put("FAILURE_APPCONFIG_ENVIRONMENT", "test");
        environment.put("FAILURE_APPCONFIG_CONFIGURATION", "failures");
        environment.put("AWS_APPCONFIG_EXTENSION_HTTP_PORT", Integer.toString(agent.port()));
    }

    @AfterEach
    void close() {
        agent.close();
        control.close();
    }

    private String profile(String type) {
        return control.createConfigurationProfile(r ->
                        r.applicationId(application).name("failures").type(type).locationUri("hosted"))
                .id();
    }

    private void deploy(String profile, String content) {
        int version = control.createHostedConfigurationVersion(r -> r.applicationId(application)
                        .configurationProfileId(profile)
                        .contentType("application/json")
                        .content(SdkBytes.fromUtf8String(content)))
                .versionNumber();
        control.startDeployment(r -> r.applicationId(application)
                .environmentId(place)
                .configurationProfileId(profile)
                .deploymentStrategyId(strategy)
                .configurationVersion(Integer.toString(version)));
    }

    private RequestHandler<String, Map<String, Object>> function(RequestHandler<String, Map<String, Object>> handler) {
        Wrapper wrapper = new Wrapper(FlagCache.of(environment, log.lines()), log.lines(), new Random(1), temporary);
        return new TypedHandler<>(handler, new MapAnswers(), wrapper);
    }

    private static Object status(RequestHandler<String, Map<String, Object>> function) {
        return function.handleRequest("", new FakeContext(60_000)).get("statusCode");
    }

    @Test
    @DisplayName("acts as what was deployed last says, with each event")
    void follows() {
        String profile = profile("AWS.Freeform");
        deploy(profile, "{}");
        RequestHandler<String, Map<String, Object>> function = function((event, context) -> Map.of("statusCode", 200));
        assertThat(status(function)).isEqualTo(200);
        deploy(profile, STATUS);
        assertThat(status(function)).isEqualTo(418);
        assertThat(status(function)).isEqualTo(418);
        deploy(profile, "{}");
        assertThat(status(function)).isEqualTo(200);
        String injected = "{\"info\",\"mode\":\"statuscode\",\"action\":\"inject\",\"status_code\":418}";
        assertThat(log.texts())
                .containsExactly(
                        CONFIG.formatted(""),
                        CONFIG.formatted("\"statuscode\""),
                        injected,
                        injected,
                        CONFIG.formatted(""));
    }

    @Test
    @DisplayName("reads feature flags, of which only the values are served")
    void featureFlags() {
        deploy(
                profile("AWS.AppConfig.FeatureFlags"),
                "{\"version\":\"1\",\"flags\":{\"statuscode\":{\"name\":\"statuscode\",\"attributes\":{\"status_code\":"
                        + "{\"constraints\":{\"type\":\"number\"}}}}},\"values\":{\"statuscode\":{\"enabled\":true,"
                        + "\"status_code\":418}}}");
        assertThat(status(function((event, context) -> Map.of("statusCode", 200))))
                .isEqualTo(418);
    }

    @Test
    @DisplayName("obeys no answer of the agent that is an error, and says so with each event")
    void refused() {
        RequestHandler<String, Map<String, Object>> function = function((event, context) -> Map.of("statusCode", 200));
        assertThat(status(function)).isEqualTo(200);
        assertThat(status(function)).isEqualTo(200);
        String line = "{\"error\",\"action\":\"config\",\"message\":\"error fetching config, no flag acts\",\"error\":"
                + "\"java.io.IOException: the AppConfig agent answered 404 to http://localhost:" + agent.port()
                + "/applications/shop%20%C3%A9/environments/test/configurations/failures\"}";
        assertThat(log.texts()).containsExactly(line, line);
    }

    @Test
    @DisplayName("runs where there is no agent, or not all of its variables are set, and says so")
    void noAgent() {
        agent.close();
        assertThat(status(function((event, context) -> Map.of("statusCode", 200))))
                .isEqualTo(200);
        assertThat(log.texts()).singleElement().asString().contains("\"error\":\"java.net.ConnectException");
        environment.remove("FAILURE_APPCONFIG_ENVIRONMENT");
        assertThat(status(function((event, context) -> Map.of("statusCode", 200))))
                .isEqualTo(200);
        assertThat(log.texts())
                .last()
                .asString()
                .contains("the environment variable FAILURE_APPCONFIG_ENVIRONMENT is not set");
    }

    @Test
    @DisplayName("still reads that it is over where everything is denied, its agent too")
    void everythingDenied() {
        String profile = profile("AWS.Freeform");
        deploy(profile, "{\"denylist\":{\"enabled\":true,\"deny_list\":[\".*\"]}}");
        URI url = URI.create("http://localhost:" + agent.port() + "/");
        RequestHandler<String, Map<String, Object>> function = function((event, context) -> {
            return Map.of("statusCode", reached(url));
        });
        assertThat(status(function)).isEqualTo("denied");
        assertThat(status(function)).isEqualTo("denied");
        deploy(profile, "{}");
        assertThat(status(function)).isEqualTo("400");
        assertThat(log.texts()).endsWith(CONFIG.formatted(""));
    }

    private static String reached(URI url) {
        try {
            return Integer.toString(((HttpURLConnection) url.toURL().openConnection()).getResponseCode());
        } catch (UnknownHostException e) {
            return "denied";
        } catch (IOException e) {
            return e.toString();
        }
    }
}

package org.chaosjunit.aws.handler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@ExtendWith(StandInExtension.class)
class DeployedFunctionTests {
    private static final String PARAMETER = "/orders/failure";
    private static final String DENY = "{\"denylist\": {\"enabled\": true, \"deny_list\": [\"^denied\"]}}";
    private static final String EVENT = "{\"url\": \"http://denied.invalid:1/\"}";

    @TempDir
    private Path temporary;

    private LambdaRuntime function(LocalAws aws, String... flags) throws Exception {
        Map<String, String> environment = new HashMap<>(aws.environment());
        environment.put("FAILURE_INJECTION_PARAM", PARAMETER);
        environment.put("FAILURE_CACHE_TTL", "0");
        return new LambdaRuntime(WrappedFunction.class, log(), environment, flags);
    }

    private Path log() {
        return temporary.resolve("log");
    }

    private static void put(LocalAws aws, String document) {
        try (SsmClient ssm = aws.client(SsmClient.builder().httpClient(UrlConnectionHttpClient.create()))) {
            ssm.putParameter(request -> request.name(PARAMETER)
                    .value(document)
                    .type(ParameterType.STRING)
                    .overwrite(true));
        }
    }

    @Test
    @DisplayName("is hit in its own process, by the configuration in its parameter, without JUnit")
    void deployed(LocalAws aws) throws Exception {
        put(aws, DENY);
        try (LambdaRuntime function = function(aws, "-XX:+EnableDynamicAgentLoading")) {
            assertThat(function.invoke(EVENT)).contains("\"reached\":\"UnknownHostException\"", "\"junit\":false");
            assertThat(log())
                    .content()
                    .contains("{\"source\":\"failure-lambda\",\"level\":\"info\",\"action\":\"config\","
                            + "\"config_source\":\"ssm\",\"cache_ttl_seconds\":0,\"enabled_flags\":[\"denylist\"]}")
                    .contains("\"mode\":\"denylist\",\"action\":\"inject\",\"patterns\":[\"^denied\"]}")
                    .contains("\"mode\":\"denylist\",\"action\":\"block\",\"hostname\":\"denied.invalid\"}");
            put(aws, "{\"statuscode\": {\"enabled\": true, \"status_code\": 418}}");
            assertThat(function.invoke(EVENT)).contains("\"statusCode\":418");
            put(aws, "{}");
            assertThat(function.invoke(EVENT)).contains("\"reached\":");
        }
    }

    @Test
    @DisplayName("does not pretend to deny where no agent can be attached")
    void withoutAgent(LocalAws aws) throws Exception {
        put(aws, DENY);
        try (LambdaRuntime function = function(aws, "-XX:+DisableAttachMechanism")) {
            assertThat(function.invoke(EVENT)).contains("\"reached\":");
        }
        assertThat(Files.readString(log()))
                .contains(
                        "\"level\":\"error\",\"mode\":\"denylist\",\"action\":\"error\",\"message\":\"NOTHING IS DENIED")
                .doesNotContain("\"action\":\"inject\"");
    }
}

package org.chaosjunit.aws;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Clients of AWS services, one for each service and place, made when they are first needed.
 *
 * <p>Every call is bounded in time, tried again by the SDK's standard rules, and hit by no fault of this JVM.
 */
public final class AwsClients {
    /** Marks calls of these clients, for interceptors: no fault of this JVM hits them. */
    public static final ExecutionAttribute<Boolean> EXEMPT = new ExecutionAttribute<>("chaos-junit exempt");

    private static final Map<Key, Object> CLIENTS = new ConcurrentHashMap<>();
    private static final SdkHttpClient HTTP = new ExemptHttpClient();

    private AwsClients() {}

    /**
     * Returns the client of a service.
     *
     * <pre>{@code AwsClients.client(place, "ssm", SsmClient.builder())}</pre>
     *
     * @param service the service as in {@code AWS_ENDPOINT_URL_SERVICE}, in lower case: {@code ssm}, {@code cloudwatch_logs}
     * @param builder a new builder of it
     */
    public static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            AwsPlace place, String service, B builder) {
        @SuppressWarnings("unchecked") // The class of the builder is part of the key.
        C client =
                (C) CLIENTS.computeIfAbsent(new Key(place, builder.getClass()), key -> build(place, service, builder));
        return client;
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(
            AwsPlace place, String service, B builder) {
        Optional<URI> endpoint = place.endpoint(service);
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(Region.of(place.region()))
                .httpClient(HTTP)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .putExecutionAttribute(EXEMPT, true)
                        .apiCallTimeout(CallLimits.current().call())
                        .retryStrategy(RetryMode.STANDARD)
                        .build())
                .build();
    }

    private record Key(AwsPlace place, Class<?> builder) {}
}

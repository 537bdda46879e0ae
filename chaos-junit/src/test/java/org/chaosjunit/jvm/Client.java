package org.chaosjunit.jvm;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The clients that must be hit, each with its own pool, without retries and with short time limits. */
enum Client {
    HTTP_URL_CONNECTION,
    JAVA_NET_HTTP,
    APACHE_5,
    AWS_URL_CONNECTION,
    AWS_APACHE,
    AWS_NETTY;

    static final Duration CONNECT = Duration.ofMillis(500);
    static final Duration READ = Duration.ofSeconds(3);
    // Of what is the client's own affair, and takes its time on a busy machine.
    private static final Duration ACQUIRE = Duration.ofSeconds(5);

    /** Shared, because closing one takes two seconds. */
    private static final class Netty {
        static final SdkEventLoopGroup LOOPS = SdkEventLoopGroup.builder()
                .numberOfThreads(8)
                .threadFactory(task -> {
                    Thread thread = new Thread(task, "netty of the tests");
                    thread.setDaemon(true);
                    return thread;
                })
                .build();
    }

    /** One client with its pool. */
    interface Calls extends AutoCloseable {
        /** Calls the server and returns something of its answer. */
        String call() throws Exception;

        @Override
        default void close() throws IOException {}
    }

    Calls open(String url) {
        return switch (this) {
            case HTTP_URL_CONNECTION -> urlConnection(url);
            case JAVA_NET_HTTP -> javaNetHttp(url);
            case APACHE_5 -> apache5(url);
            case AWS_URL_CONNECTION -> dynamoUrlConnection(url);
            case AWS_APACHE -> dynamoApache(url);
            case AWS_NETTY -> dynamoNetty(url);
        };
    }

    private static Calls urlConnection(String url) {
        return () -> {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).toURL().openConnection();
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) READ.toMillis());
            return new String(connection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        };
    }

    private static Calls javaNetHttp(String url) {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(READ).build();
        return () -> client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static Calls apache5(String url) {
        CloseableHttpClient client = HttpClients.custom()
                .disableAutomaticRetries()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .setSocketTimeout(Timeout.of(READ))
                                .build())
                        .build())
                .build();
        return new Calls() {
            @Override
            public String call() throws IOException {
                return client.execute(new HttpGet(url), response -> EntityUtils.toString(response.getEntity()));
            }

            @Override
            public void close() throws IOException {
                client.close();
            }
        };
    }

    private static Calls dynamoUrlConnection(String url) {
        return dynamo(
                url,
                UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)
                        .build());
    }

    private static Calls dynamoApache(String url) {
        return dynamo(
                url,
                ApacheHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)
                        .build());
    }

    private static Calls dynamo(String url, SdkHttpClient http) {
        DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClient(http)
                .build();
        return new Calls() {
            @Override
            public String call() {
                return client.listTables().tableNames().toString();
            }

            @Override
            public void close() {
                client.close();
                http.close();
            }
        };
    }

    private static Calls dynamoNetty(String url) {
        DynamoDbAsyncClient client = DynamoDbAsyncClient.builder()
                .endpointOverride(URI.create(url))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .overrideConfiguration(config -> config.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .eventLoopGroup(Netty.LOOPS)
                        // A call may return before its connection is back in the pool; the next one must wait for it.
                        .maxConcurrency(1)
                        .connectionTimeout(CONNECT)
                        .connectionAcquisitionTimeout(ACQUIRE)
                        .readTimeout(READ))
                .build();
        return new Calls() {
            @Override
            public String call() throws Exception {
                try {
                    return client.listTables().get().tableNames().toString();
                } catch (ExecutionException e) {
                    throw (Exception) e.getCause();
                }
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}

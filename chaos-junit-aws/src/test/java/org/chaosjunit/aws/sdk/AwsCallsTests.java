package org.chaosjunit.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.aws.sdk.BrokenCalls.brokenCalls;
import static org.chaosjunit.aws.sdk.FailedCalls.failedCalls;
import static org.chaosjunit.aws.sdk.ThrottledCalls.throttledCalls;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.Latency.latency;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

class AwsCallsTests {
    private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("1"));

    private final Table table = new Table();
    private final List<UndoRecord> journal = new ArrayList<>();
    private final CallReverter reverter = new CallReverter();

    @AfterEach
    void revert() {
        journal.forEach(reverter::revert);
        table.close();
    }

    private Injection inject(String operation, Fault... faults) {
        return new CallsTarget(new CallPattern("dynamodb", List.of(operation)))
                .inject(
                        List.of(faults),
                        new InjectionContext("test", 1, Instant.now().plusSeconds(60), journal::add));
    }

    private DynamoDbClient client(Consumer<ClientOverrideConfiguration.Builder> more) {
        return table.client(DynamoDbClient.builder()
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> {
                    configuration.retryStrategy(retries());
                    more.accept(configuration);
                }));
    }

    private DynamoDbClient client() {
        return client(more -> {});
    }

    private DynamoDbAsyncClient asyncClient() {
        return table.client(DynamoDbAsyncClient.builder()
                .httpClient(NettyNioAsyncHttpClient.create())
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries())));
    }

    private static StandardRetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                .build();
    }

    private static void get(DynamoDbClient client) {
        client.getItem(request -> request.tableName("t").key(KEY));
    }

    private static Evidence only(Injection injection) {
        assertThat(injection.evidence()).hasSize(1);
        return injection.evidence().get(0);
    }

    @Test
    @DisplayName("throttles as the service does: the SDK tries again, and nothing is sent")
    void throttling() {
        Injection injection = inject("GetItem", throttledCalls());
        assertThatThrownBy(() -> get(client()))
                .isInstanceOfSatisfying(ProvisionedThroughputExceededException.class, thrown -> {
                    assertThat(thrown.isThrottlingException()).isTrue();
                    assertThat(thrown.statusCode()).isEqualTo(400);
                    assertThat(thrown.numAttempts()).isEqualTo(3);
                });
        assertThat(table.calls()).isZero();
        Evidence evidence = only(injection);
        assertThat(evidence.fault()).isEqualTo("throttling");
        assertThat(evidence.target()).endsWith(" calls of dynamodb.GetItem");
        assertThat(evidence.unit()).isEqualTo("call attempts");
        assertThat(evidence.matched()).isEqualTo(3);
        assertThat(evidence.applied()).isEqualTo(3);
        assertThat(evidence.seen()).containsExactly("DynamoDb.GetItem");
    }

    @Test
    @DisplayName("throttles asynchronous clients too")
    void asyncThrottling() {
        Injection injection = inject("*", throttledCalls());
        try (DynamoDbAsyncClient client = asyncClient()) {
            assertThatThrownBy(() -> client.getItem(
                                    request -> request.tableName("t").key(KEY))
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(ProvisionedThroughputExceededException.class);
        }
        assertThat(table.calls()).isZero();
        assertThat(only(injection).applied()).isEqualTo(3);
    }

    @Test
    @DisplayName("lets a share of the attempts fail, and retries succeed")
    void share() {
        Injection injection = inject("GetItem", failedCalls(503).percentage(30));
        DynamoDbClient client = client();
        int failed = 0;
        for (int i = 0; i < 100; i++) {
            try {
                get(client);
            } catch (DynamoDbException e) {
                failed++;
            }
        }
        Evidence evidence = only(injection);
        assertThat(evidence.achievedPercentage()).isBetween(15.0, 45.0);
        assertThat(table.calls()).isEqualTo(evidence.matched() - evidence.applied());
        assertThat(failed).isLessThan(20);
    }

    @Test
    @DisplayName("fails with the class that the SDK has for the code, and without retries where it makes none")
    void failure() {
        inject("PutItem", failedCalls(400, "ConditionalCheckFailedException"));
        assertThatThrownBy(
                        () -> client().putItem(request -> request.tableName("t").item(KEY)))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        thrown -> assertThat(thrown.numAttempts()).isEqualTo(1))
                .hasMessageContaining("injected by chaos-junit (Service: DynamoDb, Status Code: 400");
        get(client());
        assertThat(table.calls()).isEqualTo(1);
    }

    @Test
    @DisplayName("breaks calls as a broken network does")
    void broken() {
        Injection injection = inject("*", brokenCalls(Breakage.READ_TIMEOUT));
        assertThatThrownBy(() -> get(client()))
                .isInstanceOf(SdkClientException.class)
                .hasMessageStartingWith("Unable to execute HTTP request: Read timed out");
        assertThat(only(injection).applied()).isEqualTo(3);
        journal.forEach(reverter::revert);
        Injection plain = inject("*", brokenCalls(Breakage.CLIENT));
        assertThatThrownBy(() -> get(client())).hasMessageStartingWith("injected by chaos-junit");
        assertThat(only(plain).applied()).isEqualTo(1);
    }

    @Test
    @DisplayName("holds answers back, never less than asked")
    void late() {
        Injection injection = inject("GetItem", latency(80));
        DynamoDbClient client = client();
        long start = System.nanoTime();
        get(client);
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(80_000_000L);
        Evidence evidence = only(injection);
        assertThat(evidence.matched()).isEqualTo(1);
        assertThat(evidence.magnitude()).isEqualTo(new Evidence.Magnitude("ms", 80, 80, 80));
        assertThat(table.calls()).isEqualTo(1);
    }

    @Test
    @DisplayName("holds answers of asynchronous clients back without a thread for each")
    void asyncLate() {
        Injection injection = inject("GetItem", latency(300));
        try (DynamoDbAsyncClient client = asyncClient()) {
            long start = System.nanoTime();
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(client.getItem(request -> request.tableName("t").key(KEY)));
            }
            calls.forEach(CompletableFuture::join);
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(300_000_000L);
        }
        assertThat(only(injection).applied()).isEqualTo(20);
    }

    @Test
    @DisplayName("lets the client's own time-out end an attempt that is late")
    void attemptTimeout() {
        Injection injection = inject("GetItem", latency(60_000));
        DynamoDbClient client = client(more -> more.apiCallAttemptTimeout(Duration.ofMillis(200)));
        assertThatThrownBy(() -> get(client)).isInstanceOf(ApiCallAttemptTimeoutException.class);
        assertThat(only(injection).applied()).isEqualTo(3);
    }

    @Test
    @DisplayName("lets go of what it holds when it is taken back, and can read that back")
    void letsGo() throws Exception {
        inject("GetItem", latency(60_000));
        DynamoDbClient client = client();
        CompletableFuture<Void> call = CompletableFuture.runAsync(() -> get(client));
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
        reverter.revert(journal.get(0));
        call.get(30, TimeUnit.SECONDS);
        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
    }

    @Test
    @DisplayName("hits neither other operations, nor our own clients, nor threads that measure")
    void exempt() throws InterruptedException {
        Injection injection = inject("GetItem", throttledCalls());
        client().listTables();
        get(client(more -> more.putExecutionAttribute(AwsClients.EXEMPT, true)));
        DynamoDbClient client = client();
        Thread measuring = new ExemptThread(() -> get(client), "measures");
        measuring.start();
        measuring.join();
        assertThat(table.calls()).isEqualTo(3);
        assertThat(only(injection).matched()).isZero();
        assertThat(only(injection).seen()).containsExactly("DynamoDb.ListTables");
    }

    @Test
    @DisplayName("acts no longer than it may")
    void expired() {
        new CallsTarget(new CallPattern("dynamodb", List.of("*")))
                .inject(List.of(throttledCalls()), new InjectionContext("test", 1, Instant.now(), journal::add));
        get(client());
        assertThat(table.calls()).isEqualTo(1);
    }

    @Test
    @DisplayName("says that the class path has nothing that could make such calls")
    void withoutModule() {
        Injection injection = new CallsTarget(new CallPattern("dynamo", List.of("*")))
                .inject(List.of(throttledCalls()), new InjectionContext("test", 1, Instant.now(), journal::add));
        assertThat(only(injection).seen())
                .containsExactly("none, and the class path has no module of the SDK called dynamo");
    }

    @Test
    @DisplayName("refuses what it cannot do")
    void refuses() {
        CallsTarget target = new CallsTarget(new CallPattern("dynamodb", List.of("*")));
        assertThat(target.check(List.of(latency(1), throttledCalls()))).isEmpty();
        assertThat(target.check(List.of(latency(1).toHosts("dynamodb.*"), denyHosts("a"))))
                .extracting(Refusal::problem)
                .extracting(Object::toString)
                .containsExactly(
                        "requires `hosts` to be left out where calls are told by service and operation, but found"
                                + " \"dynamodb.*\". Leave it out, or leave @AwsCalls out to slow hosts.",
                        "requires a target that can do this fault, but found calls of the AWS SDK, which can be late,"
                                + " throttled, failed or broken. Use @InjectLatency, @ThrottleCalls, @FailCalls or"
                                + " @BreakCalls, or another target.");
    }

    @Test
    @DisplayName("names every mistake")
    void mistakes() {
        assertMistake(
                () -> new CallPattern("dynamo/db", List.of("*")),
                "requires `service` to be a service of AWS, but found \"dynamo/db\"."
                        + " Write for example `service = \"dynamodb\"`.");
        assertMistake(
                () -> new CallPattern("DynamoDb", List.of()),
                "requires `operations` to name an operation, but found none. Leave it out to mean all of them.");
        assertMistake(
                () -> new CallPattern("dynamodb", List.of("PutItm")),
                "requires `operations` to be operations that the SDK has for dynamodb, but found \"PutItm\"."
                        + " Write it as the class of its request, without `Request`, or with * for any text:"
                        + " `operations = {\"PutItem\", \"Get*\"}`.");
        assertMistake(
                () -> new CallPattern("dynamodb", List.of("PutItem|GetItem")),
                "requires `operations` to be names of operations, with * for any text, but found \"PutItem|GetItem\"."
                        + " Write for example `operations = {\"PutItem\", \"Get*\"}`.");
        assertMistake(
                () -> throttledCalls().code("ValidationException"),
                "requires `code` to be one that the SDK takes for throttling, but found \"ValidationException\"."
                        + " Leave it out for the service's own, or write `@FailCalls(code = \"ValidationException\")`.");
        assertMistake(
                () -> throttledCalls().percentage(Double.NaN),
                "requires `percentage` to be more than 0 and at most 100, but found NaN."
                        + " Write for example `percentage = 50`.");
        assertMistake(
                () -> failedCalls(200),
                "requires `statusCode` to be an error, 400 to 599, but found 200. Write for example `statusCode = 503`.");
        assertMistake(
                () -> failedCalls(409),
                "requires `code` to be given where the status has no usual one, but found none for 409."
                        + " Write for example `code = \"ConditionalCheckFailedException\"`.");
    }

    private static void assertMistake(Runnable mistake, String message) {
        assertThatThrownBy(mistake::run)
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }
}

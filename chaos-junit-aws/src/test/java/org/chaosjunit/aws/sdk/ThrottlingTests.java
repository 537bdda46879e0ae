package org.chaosjunit.aws.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.chaosjunit.aws.sdk.ThrottledCalls.throttledCalls;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.appconfigdata.AppConfigDataClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.scheduler.SchedulerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.ThrottledException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

@DisplayName("A service that throttles")
class ThrottlingTests {
    private static final String JSON = "{\"__type\":\"%s\",\"message\":\"Rate exceeded\"}";
    private static final String QUERY =
            "<ErrorResponse><Error><Code>%s</Code><Message>Rate exceeded</Message></Error></ErrorResponse>";
    private static final String XML = "<Error><Code>%s</Code><Message>Rate exceeded</Message></Error>";
    private static final String EC2 =
            "<Response><Errors><Error><Code>%s</Code><Message>Rate exceeded</Message></Error></Errors></Response>";

    private final List<UndoRecord> journal = new ArrayList<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger throttleWaits = new AtomicInteger();
    private String answer = "";
    private int status;
    private String code = "";
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.formatted(code).getBytes(StandardCharsets.UTF_8);
            if (answer.equals(JSON)) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
            }
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        journal.forEach(new CallReverter()::revert);
        server.stop(0);
    }

    /** A service, a call of it, and how it throttles. */
    private record Case(
            String service,
            String code,
            int status,
            Class<? extends AwsServiceException> type,
            String body,
            Function<ThrottlingTests, Runnable> call) {
        static <C> Case of(
                String service,
                String code,
                int status,
                Class<? extends AwsServiceException> type,
                String body,
                Function<ThrottlingTests, C> client,
                Consumer<C> call) {
            return new Case(service, code, status, type, body, test -> {
                C made = client.apply(test);
                return () -> call.accept(made);
            });
        }

        @Override
        public String toString() {
            return service;
        }
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        BackoffStrategy counting = attempt -> {
            throttleWaits.incrementAndGet();
            return Duration.ZERO;
        };
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(3)
                .backoffStrategy(BackoffStrategy.retryImmediately())
                .throttlingBackoffStrategy(counting)
                .build();
        return builder.endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration.retryStrategy(retries))
                .build();
    }

    static Stream<Case> services() {
        return Stream.of(
                Case.of(
                        "dynamodb",
                        "ProvisionedThroughputExceededException",
                        400,
                        ProvisionedThroughputExceededException.class,
                        JSON,
                        test -> test.client(DynamoDbClient.builder()),
                        c -> c.getItem(r -> r.tableName("t").key(Map.of("id", AttributeValue.fromS("1"))))),
                Case.of(
                        "sqs",
                        "RequestThrottled",
                        403,
                        RequestThrottledException.class,
                        JSON,
                        test -> test.client(SqsClient.builder()),
                        c -> c.sendMessage(
                                r -> r.queueUrl("http://127.0.0.1/1/q").messageBody("m"))),
                Case.of(
                        "s3",
                        "SlowDown",
                        503,
                        S3Exception.class,
                        XML,
                        test -> test.client(S3Client.builder().forcePathStyle(true)),
                        c -> c.listObjectsV2(r -> r.bucket("b"))),
                Case.of(
                        "lambda",
                        "TooManyRequestsException",
                        429,
                        TooManyRequestsException.class,
                        JSON,
                        test -> test.client(LambdaClient.builder()),
                        c -> c.invoke(r -> r.functionName("f"))),
                Case.of(
                        "ssm",
                        "ThrottlingException",
                        400,
                        software.amazon.awssdk.services.ssm.model.ThrottlingException.class,
                        JSON,
                        test -> test.client(SsmClient.builder()),
                        c -> c.getParameter(r -> r.name("p"))),
                Case.of(
                        "sns",
                        "Throttled",
                        429,
                        ThrottledException.class,
                        QUERY,
                        test -> test.client(SnsClient.builder()),
                        c -> c.publish(
                                r -> r.topicArn("arn:aws:sns:eu-central-1:1:t").message("m"))),
                Case.of(
                        "ec2",
                        "RequestLimitExceeded",
                        503,
                        Ec2Exception.class,
                        EC2,
                        test -> test.client(Ec2Client.builder()),
                        c -> c.describeInstances()),
                Case.of(
                        "sts",
                        "Throttling",
                        400,
                        StsException.class,
                        QUERY,
                        test -> test.client(StsClient.builder()),
                        c -> c.getCallerIdentity()),
                Case.of(
                        "iam",
                        "Throttling",
                        400,
                        IamException.class,
                        QUERY,
                        test -> test.client(IamClient.builder()),
                        c -> c.listRoles()),
                Case.of(
                        "autoscaling",
                        "Throttling",
                        400,
                        software.amazon.awssdk.services.autoscaling.model.AutoScalingException.class,
                        QUERY,
                        test -> test.client(AutoScalingClient.builder()),
                        c -> c.describeAutoScalingGroups()),
                Case.of(
                        "cloudwatchlogs",
                        "ThrottlingException",
                        400,
                        software.amazon.awssdk.services.cloudwatchlogs.model.ThrottlingException.class,
                        JSON,
                        test -> test.client(CloudWatchLogsClient.builder()),
                        c -> c.describeLogGroups()),
                Case.of(
                        "codedeploy",
                        "ThrottlingException",
                        400,
                        software.amazon.awssdk.services.codedeploy.model.ThrottlingException.class,
                        JSON,
                        test -> test.client(CodeDeployClient.builder()),
                        c -> c.listApplications()),
                Case.of(
                        "scheduler",
                        "ThrottlingException",
                        429,
                        software.amazon.awssdk.services.scheduler.model.ThrottlingException.class,
                        JSON,
                        test -> test.client(SchedulerClient.builder()),
                        c -> c.listSchedules(r -> {})),
                Case.of(
                        "appconfigdata",
                        "ThrottlingException",
                        429,
                        software.amazon.awssdk.services.appconfigdata.model.ThrottlingException.class,
                        JSON,
                        test -> test.client(AppConfigDataClient.builder()),
                        c -> c.getLatestConfiguration(r -> r.configurationToken("t"))));
    }

    @ParameterizedTest
    @MethodSource("services")
    @DisplayName("is met as the SDK meets it on the wire: same exception, same code, tried again as throttled")
    void asOnTheWire(Case service) {
        answer = service.body;
        code = service.code;
        status = service.status;
        Runnable call = service.call.apply(this);
        AwsServiceException real = catchThrowableOfType(AwsServiceException.class, call::run);
        assertThat(asked).hasValue(3);
        int realWaits = throttleWaits.getAndSet(0);

        new CallsTarget(new CallPattern(service.service, List.of("*")))
                .inject(
                        List.of(throttledCalls()),
                        new InjectionContext("test", 1, Instant.now().plusSeconds(60), journal::add));
        AwsServiceException injected = catchThrowableOfType(AwsServiceException.class, call::run);

        assertThat(asked).hasValue(3);
        assertThat(injected).isExactlyInstanceOf(service.type).isExactlyInstanceOf(real.getClass());
        assertThat(injected.isThrottlingException()).isTrue().isEqualTo(real.isThrottlingException());
        assertThat(throttleWaits.get()).isEqualTo(realWaits).isEqualTo(2);
        assertThat(injected.numAttempts()).isEqualTo(3);
        assertThat(injected.statusCode()).isEqualTo(real.statusCode());
        assertThat(injected.awsErrorDetails().errorCode())
                .isEqualTo(service.code)
                .isEqualTo(real.awsErrorDetails().errorCode());
    }
}

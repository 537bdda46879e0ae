package org.chaosjunit.aws.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.logs.LocalLogs;
import org.chaosjunit.aws.local.sqs.LocalSqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@ExtendWith(StandInExtension.class)
class LocalLambdaTests {
    private static final String CODE = """
            let calls = 0;
            exports.handler = async event => {
              console.log('called with %j', event);
              calls++;
              if (event.fail) throw new TypeError('asked to fail');
              if (event.exit) process.exit(3);
              if (event.sleep) await new Promise(resolve => setTimeout(resolve, event.sleep));
              return { calls, name: process.env.NAME, key: process.env.AWS_ACCESS_KEY_ID.slice(0, 4) };
            };
            """;

    private LocalAws aws;
    private LocalLambda service;
    private LambdaClient lambda;

    @TempDir
    private Path code;

    @BeforeEach
    void start(LocalAws started) throws IOException {
        aws = started;
        service = aws.service(LocalLambda.class);
        service.updates(Duration.ZERO);
        lambda = aws.client(
                LambdaClient.builder().overrideConfiguration(o -> o.retryStrategy(DefaultRetryStrategy.doNotRetry())));
        Files.writeString(code.resolve("index.js"), CODE);
        lambda.createFunction(r -> r.functionName("f")
                .runtime("nodejs20.x")
                .handler("index.handler")
                .role("arn:aws:iam::123456789012:role/f")
                .timeout(30)
                .environment(e -> e.variables(Map.of("NAME", "one")))
                .code(FunctionCodes.at(code)));
    }

    @AfterEach
    void close() {
        lambda.close();
    }

    private InvokeResponse invoke(String payload) {
        return lambda.invoke(r -> r.functionName("f").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String(payload)));
    }

    private static String log(InvokeResponse response) {
        return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
    }

    private double metric(String name) {
        return aws.metrics().sum("AWS/Lambda", name, Map.of("FunctionName", "f"));
    }

    @Test
    void runsANodeFunctionAndKeepsItsContainerWarm() {
        InvokeResponse cold = invoke("{\"a\":1}");
        InvokeResponse warm = invoke("{}");

        assertThat(cold.payload().asUtf8String()).isEqualTo("{\"calls\":1,\"name\":\"one\",\"key\":\"ASIA\"}");
        assertThat(warm.payload().asUtf8String()).startsWith("{\"calls\":2");
        assertThat(log(cold))
                .containsSubsequence("START RequestId: ", "INFO\tcalled with {\"a\":1}\n", "END RequestId: ", "REPORT ")
                .contains("Init Duration: ");
        assertThat(log(warm)).doesNotContain("Init Duration: ", "{\"a\":1}");
        assertThat(aws.service(LocalLogs.class).messages("/aws/lambda/f"))
                .anyMatch(line -> line.endsWith("INFO\tcalled with {\"a\":1}"));
        assertThat(metric("Invocations")).isEqualTo(2);
        assertThat(metric("Errors")).isZero();
        assertThat(service.containers("f")).isEqualTo(1);
    }

    @Test
    void tellsErrorsAndStaysWarm() {
        InvokeResponse failed = invoke("{\"fail\":true}");

        assertThat(failed.statusCode()).isEqualTo(200);
        assertThat(failed.functionError()).isEqualTo("Unhandled");
        assertThat(failed.payload().asUtf8String())
                .startsWith("{\"errorType\":\"TypeError\",\"errorMessage\":\"asked to fail\",\"trace\":[");
        assertThat(invoke("{}").payload().asUtf8String()).startsWith("{\"calls\":2");
        assertThat(metric("Errors")).isEqualTo(1);
    }

    @Test
    void startsAgainAfterACrash() {
        InvokeResponse crashed = invoke("{\"exit\":true}");

        assertThat(crashed.payload().asUtf8String())
                .contains("\"Runtime.ExitError\"", "Runtime exited with error: exit status 3");
        assertThat(invoke("{}").payload().asUtf8String()).startsWith("{\"calls\":1");
    }

    @Test
    void killsWhatTakesTooLong() {
        service.speed(20);
        lambda.updateFunctionConfiguration(r -> r.functionName("f").timeout(3));

        InvokeResponse slow = invoke("{\"sleep\":60000}");

        assertThat(slow.functionError()).isEqualTo("Unhandled");
        assertThat(slow.payload().asUtf8String()).contains("Sandbox.Timedout", "Task timed out after 3.00 seconds");
        assertThat(log(slow)).contains("called with", "Task timed out after 3.00 seconds", "Status: timeout");
        assertThat(service.containers("f")).isZero();
    }

    @Test
    void throttlesByReservedConcurrency() {
        lambda.putFunctionConcurrency(r -> r.functionName("f").reservedConcurrentExecutions(0));

        assertThatThrownBy(() -> invoke("{}"))
                .isInstanceOf(TooManyRequestsException.class)
                .satisfies(e -> assertThat(((TooManyRequestsException) e).reasonAsString())
                        .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded"));
        assertThat(metric("Throttles")).isEqualTo(1);
        assertThat(metric("Invocations")).isZero();

        lambda.deleteFunctionConcurrency(r -> r.functionName("f"));
        assertThat(lambda.getFunctionConcurrency(r -> r.functionName("f")).reservedConcurrentExecutions())
                .isNull();
        assertThat(invoke("{}").functionError()).isNull();
    }

    @Test
    void changesItsConfigurationOneRevisionAfterTheOther() {
        invoke("{}");
        var before = lambda.getFunctionConfiguration(r -> r.functionName("f"));
        service.updates(Duration.ofHours(1));

        var updated = lambda.updateFunctionConfiguration(r -> r.functionName("f")
                .revisionId(before.revisionId())
                .environment(e -> e.variables(Map.of("NAME", "two"))));

        assertThat(updated.lastUpdateStatus()).isEqualTo(LastUpdateStatus.IN_PROGRESS);
        assertThat(updated.timeout()).isEqualTo(30);
        assertThatThrownBy(() -> lambda.updateFunctionConfiguration(
                        r -> r.functionName("f").timeout(4)))
                .isInstanceOf(ResourceConflictException.class);
        assertThatThrownBy(() -> lambda.updateFunctionConfiguration(
                        r -> r.functionName("f").revisionId(before.revisionId())))
                .isInstanceOf(PreconditionFailedException.class);
        assertThat(invoke("{}").payload().asUtf8String()).contains("\"calls\":1,\"name\":\"two\"");
        assertThatThrownBy(() -> lambda.getFunctionConfiguration(r -> r.functionName("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void servesVersionsThroughAliases() {
        lambda.publishVersion(r -> r.functionName("f"));
        lambda.updateFunctionConfiguration(
                r -> r.functionName("f").environment(e -> e.variables(Map.of("NAME", "two"))));
        lambda.publishVersion(r -> r.functionName("f"));
        lambda.createAlias(r -> r.functionName("f").name("live").functionVersion("1"));

        var old = lambda.invoke(r -> r.functionName("f").qualifier("live"));
        lambda.updateAlias(
                r -> r.functionName("f").name("live").routingConfig(c -> c.additionalVersionWeights(Map.of("2", 1.0))));
        var shifted = lambda.invoke(r -> r.functionName("f:live"));

        assertThat(old.executedVersion()).isEqualTo("1");
        assertThat(old.payload().asUtf8String()).contains("\"one\"");
        assertThat(shifted.executedVersion()).isEqualTo("2");
        assertThat(shifted.payload().asUtf8String()).contains("\"two\"");
    }

    @Test
    void triesAsynchronousEventsThreeTimes() {
        service.speed(1000);

        lambda.invoke(
                r -> r.functionName("f").invocationType("Event").payload(SdkBytes.fromUtf8String("{\"fail\":1}")));

        await().atMost(Duration.ofSeconds(60)).until(() -> metric("Errors") == 3);
    }

    @Test
    void feedsAFunctionFromAQueueUntilTheMappingIsDisabled() {
        try (SqsClient sqs = aws.client(SqsClient.builder())) {
            String dead = sqs.createQueue(r -> r.queueName("dead")).queueUrl();
            String url = sqs.createQueue(r -> r.queueName("work")
                            .attributes(Map.of(
                                    QueueAttributeName.VISIBILITY_TIMEOUT,
                                    "2",
                                    QueueAttributeName.REDRIVE_POLICY,
                                    "{\"deadLetterTargetArn\":\"" + aws.arn("sqs", "dead")
                                            + "\",\"maxReceiveCount\":\"3\"}")))
                    .queueUrl();
            assertThatThrownBy(() -> lambda.createEventSourceMapping(
                            r -> r.functionName("f").eventSourceArn(aws.arn("sqs", "work"))))
                    .hasMessageContaining(
                            "Queue visibility timeout: 2 seconds is less than Function timeout: 30 seconds");
            lambda.updateFunctionConfiguration(r -> r.functionName("f").timeout(2));
            String uuid = lambda.createEventSourceMapping(r -> r.functionName("f")
                            .eventSourceArn(aws.arn("sqs", "work"))
                            .batchSize(1))
                    .uuid();
            var queues = aws.service(LocalSqs.class);

            sqs.sendMessage(r -> r.queueUrl(url).messageBody("good"));
            await().atMost(Duration.ofSeconds(60)).until(() -> metric("Invocations") == 1);
            await().until(() -> queues.byArn("work").bodies().isEmpty());

            lambda.updateFunctionConfiguration(r -> r.functionName("f").handler("index.none"));
            sqs.sendMessage(r -> r.queueUrl(url).messageBody("bad"));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> queues.byArn("dead").bodies().contains("bad"));
            assertThat(metric("Errors")).isEqualTo(3);

            lambda.updateEventSourceMapping(r -> r.uuid(uuid).enabled(false));
            sqs.sendMessage(r -> r.queueUrl(url).messageBody("left"));
            assertThat(lambda.getEventSourceMapping(r -> r.uuid(uuid)).state()).isEqualTo("Disabled");
            assertThat(queues.byArn("work").bodies()).containsExactly("left");
            assertThat(dead).endsWith("/dead");
        }
    }

    @Test
    void keepsAResourcePolicy() {
        lambda.addPermission(r -> r.functionName("f")
                .statementId("s3")
                .action("lambda:InvokeFunction")
                .principal("s3.amazonaws.com")
                .sourceArn("arn:aws:s3:::bucket"));

        assertThat(lambda.getPolicy(r -> r.functionName("f")).policy())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{\"Sid\":\"s3\","
                        + "\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},"
                        + "\"Action\":\"lambda:InvokeFunction\","
                        + "\"Resource\":\"arn:aws:lambda:eu-central-1:123456789012:function:f\","
                        + "\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::bucket\"}}}]}");
        lambda.removePermission(r -> r.functionName("f").statementId("s3"));
        assertThatThrownBy(() -> lambda.getPolicy(r -> r.functionName("f")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void runsAJavaFunctionThroughTheOfficialClient() {
        lambda.createFunction(r -> r.functionName("java")
                .runtime("java17")
                .handler(EchoHandler.class.getName() + "::handleRequest")
                .role("arn:aws:iam::123456789012:role/java")
                .timeout(60)
                .memorySize(512)
                .code(FunctionCodes.ofThisClassPath()));

        var echo = lambda.invoke(
                r -> r.functionName("java").logType(LogType.TAIL).payload(SdkBytes.fromUtf8String("{\"a\":\"b\"}")));
        var failed = lambda.invoke(r -> r.functionName("java").payload(SdkBytes.fromUtf8String("{\"fail\":1}")));

        assertThat(echo.payload().asUtf8String()).contains("\"echo\":{\"a\":\"b\"}", "\"function\":\"java\"");
        assertThat(log(echo)).contains("got {a=b}");
        assertThat(failed.functionError()).isEqualTo("Unhandled");
        assertThat(failed.payload().asUtf8String())
                .contains("\"errorMessage\":\"asked to fail\"", "\"errorType\":\"java.lang.IllegalStateException\"");
    }
}

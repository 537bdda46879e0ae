package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.InvocationTimeout.invocationTimeout;
import static org.chaosjunit.fault.Latency.latency;
import static org.chaosjunit.fault.StatusCode.statusCode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.aws.local.logs.LocalLogs;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.ReadBack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ssm.model.ParameterMetadata;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@DisplayName("The failure configuration of a function")
@ExtendWith(StandInExtension.class)
class FunctionTargetTests {
    private static final String OFF_1 = "{\"latency\" : {\"enabled\":false} }";
    private static final String FLAGS =
            "{\"version\":\"1\",\"flags\":{\"mine\":{\"name\":\"mine\"}},\"values\":{\"mine\":{\"enabled\":true}}}";

    private final FailureConfigurationReverter reverter = new FailureConfigurationReverter();
    private LocalAws aws;
    private Functions functions;

    @BeforeEach
    void start(LocalAws stand) {
        aws = stand;
        functions = new Functions(stand);
    }

    private FunctionTarget target(Library library) {
        return functions.target(library, Consents.NONE);
    }

    @Test
    @DisplayName("is named after region and parameter, and reached from any machine")
    void isNamed() {
        assertThat(target(Library.FAILURE_LAMBDA_1).id())
                .isEqualTo("aws:eu-central-1:failure:parameter:/orders/failure");
        assertThat(target(Library.FAILURE_LAMBDA_1).reach()).isEqualTo(Reach.NETWORK);
    }

    @Test
    @DisplayName(
            "is replaced only after its undo record is written, and put back byte for byte with all that belongs to it")
    void replacesAndRestores() throws Exception {
        functions.parameter(OFF_1);
        functions.inject(
                target(Library.SOME_FAILURE_LAMBDA),
                latency(100, 400),
                statusCode(503).percentage(10));
        assertThat(functions.parameter())
                .isEqualTo("{\"latency\":{\"enabled\":true,\"percentage\":100,\"min_latency\":100,\"max_latency\":400},"
                        + "\"statuscode\":{\"enabled\":true,\"percentage\":10,\"status_code\":503}}");
        assertThat(functions.undo().state())
                .containsEntry("before", OFF_1)
                .containsEntry("after", functions.parameter());
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.inPlace());

        reverter.revert(functions.undo());

        assertThat(functions.parameter()).isEqualTo(OFF_1);
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.reverted());
        ParameterMetadata metadata =
                functions.ssm().describeParameters(request -> {}).parameters().get(0);
        assertThat(metadata.description()).isEqualTo("switches faults");
        assertThat(metadata.type()).isEqualTo(ParameterType.STRING);
    }

    @Test
    @DisplayName("is left alone where somebody else has changed it")
    void leavesForeignValues() throws Exception {
        functions.parameter(OFF_1);
        functions.inject(target(Library.SOME_FAILURE_LAMBDA), latency(100));
        functions.parameter("{\"mine\":1}");
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.drifted("{\"mine\":1}"));
        reverter.revert(functions.undo());
        assertThat(functions.parameter()).isEqualTo("{\"mine\":1}");
    }

    @Test
    @DisplayName("tells how to put it back by hand")
    void tellsByHand() throws Exception {
        functions.parameter(OFF_1);
        functions.inject(target(Library.SOME_FAILURE_LAMBDA), latency(100));
        assertThat(reverter.byHand(functions.undo()))
                .isEqualTo(
                        "aws ssm put-parameter --region eu-central-1 --name '/orders/failure' --overwrite --type String"
                                + " --value '" + OFF_1 + "'");
    }

    @ParameterizedTest
    @DisplayName("is refused before anything is written where it is not sound")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 900,
            value = {
                "SOME_FAILURE_LAMBDA | [] | what is there, [], is no JSON object, so no library in a function reads it. Put"
                        + " there what disables the faults.",
                "SOME_FAILURE_LAMBDA | {} | the document that is there, {}, does not tell which failure-lambda reads it, and"
                        + " each ignores the other's documents in silence. Declare it with `version = FailureVersion.V0` or"
                        + " `V1`.",
                "FAILURE_LAMBDA_1 | {\"isEnabled\":false} | the document that is there, {\"isEnabled\":false}, is not sound"
                        + " for failure-lambda 1.x: `isEnabled` is of failure-lambda 0.x: 1.x only warns in its log, and"
                        + " nothing would be injected. Correct it first, or say `force = true` on the target.",
                "SOME_FAILURE_LAMBDA | {\"isEnabled\":false} | \"sleep until the time-out\" requires failure-lambda 1.x, but"
                        + " found failure-lambda 0.x, which would do nothing and say nothing. Use failure-lambda 1.x, or"
                        + " another fault.",
                "CHAOS_LAMBDA | {\"is_enabled\":false} | \"sleep until the time-out\" requires a library that can do it, but"
                        + " found chaos_lambda, which can do @InjectLatency, @InjectStatusCode and @InjectException without"
                        + " `on`. Use the layer of failure-lambda 1.x, or another fault."
            })
    void refuses(Library library, String document, String message) {
        functions.parameter(document);
        assertThatThrownBy(() -> target(library).prepare(List.of(invocationTimeout())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> functions.inject(target(library), invocationTimeout()))
                .hasMessage(message);
        assertThat(functions.journal()).isEmpty();
        assertThat(functions.parameter()).isEqualTo(document);
    }

    @Test
    @DisplayName("is refused where there is none, or none that the library could read")
    void refusesWhatIsNotRead() {
        assertThatThrownBy(() -> functions.inject(target(Library.FAILURE_LAMBDA_1), latency(1)))
                .hasMessage(
                        "there is no parameter /orders/failure in eu-central-1, so no function reads it. Put there what"
                                + " disables the faults, for example {\"isEnabled\": false} for failure-lambda 0.x.");
        functions.ssm().putParameter(request -> request.name(Functions.PARAMETER)
                .type(ParameterType.SECURE_STRING)
                .value(OFF_1));
        assertThatThrownBy(() -> functions.inject(target(Library.FAILURE_LAMBDA_1), latency(1)))
                .hasMessage(
                        "the parameter /orders/failure is a SecureString: failure-lambda does not decrypt it, so nothing"
                                + " would be injected, and its value must not get into undo records. Make it a String.");
    }

    @Test
    @DisplayName("is flushed before it is put back where warm containers of 1.x would stay blocked")
    void flushes() throws Exception {
        functions.parameter(OFF_1);
        LocalLogs logs = aws.service(LocalLogs.class);
        functions.inject(target(Library.SOME_FAILURE_LAMBDA), denyHosts("dynamodb.*.test"));
        String denied =
                "{\"source\":\"failure-lambda\",\"level\":\"info\",\"mode\":\"denylist\",\"action\":\"inject\"}";
        logs.append(NodeContainer.LOG_GROUP, "one", Instant.now(), "START RequestId: 1 Version: $LATEST");
        logs.append(NodeContainer.LOG_GROUP, "one", Instant.now(), denied);

        CompletableFuture<Void> revert = CompletableFuture.runAsync(() -> {
            try {
                reverter.revert(functions.undo());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        await().atMost(30, TimeUnit.SECONDS)
                .until(() -> functions.parameter().equals("{\"latency\":{\"enabled\":true,\"percentage\":0}}"));
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.inPlace());
        assertThat(revert).isNotDone();
        logs.append(
                NodeContainer.LOG_GROUP, "one", Instant.now().plusMillis(10), "START RequestId: 2 Version: $LATEST");
        revert.get(30, TimeUnit.SECONDS);
        assertThat(functions.parameter()).isEqualTo(OFF_1);
    }

    @Test
    @DisplayName("is left alone where nobody could see which containers stay blocked")
    void requiresTheLog() throws Exception {
        functions.parameter(OFF_1);
        logs(client -> client.deleteLogGroup(group -> group.logGroupName(NodeContainer.LOG_GROUP)));
        FunctionTarget target = target(Library.SOME_FAILURE_LAMBDA);
        assertThatThrownBy(() -> functions.inject(target, denyHosts("dynamodb.*.test")))
                .hasMessage("requires the log group of the function, for only there is seen which warm containers still"
                        + " deny hosts or hold files, but found no log group " + NodeContainer.LOG_GROUP
                        + " in eu-central-1. Name the one that the function logs to in `logGroup`, or invoke it once:"
                        + " its role needs logs:CreateLogGroup, logs:CreateLogStream and logs:PutLogEvents");
        aws.misbehave("logs", "FilterLogEvents", Which.all(), Misbehaviour.DENY);
        assertThatThrownBy(() -> functions.inject(target, denyHosts("dynamodb.*.test")))
                .hasMessageStartingWith("requires to read the log group " + NodeContainer.LOG_GROUP
                        + " in eu-central-1, for only there is seen which warm containers still deny hosts or hold"
                        + " files, but found: User: ")
                .hasMessageEndingWith(". The credentials need logs:FilterLogEvents on it");
        assertThat(functions.journal()).isEmpty();
        assertThat(functions.parameter()).isEqualTo(OFF_1);
        aws.behave();
        functions.inject(target, latency(1));
        assertThat(functions.journal()).hasSize(1);
    }

    @Test
    @DisplayName("is not put back where its log is gone: that nothing is seen is no proof that nothing is blocked")
    void doesNotTakeNoLogForNoContainer() throws Exception {
        functions.parameter(OFF_1);
        functions.inject(target(Library.SOME_FAILURE_LAMBDA), denyHosts("dynamodb.*.test"));
        logs(client -> client.deleteLogGroup(group -> group.logGroupName(NodeContainer.LOG_GROUP)));
        ConfigurationUndo way = ConfigurationUndo.of(functions.undo(), functions.place());
        WarmContainers containers =
                new WarmContainers(new LogTail(way.place(), way.logGroup(), "", way.begun()), Instant.now());
        assertThatThrownBy(() -> containers.await(Instant.now(), Duration.ZERO))
                .hasMessageContaining("but found no log group " + NodeContainer.LOG_GROUP + " in eu-central-1.");
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.inPlace());
    }

    private void logs(Consumer<CloudWatchLogsClient> work) {
        try (CloudWatchLogsClient client = aws.client(CloudWatchLogsClient.builder())) {
            work.accept(client);
        }
    }

    @Test
    @DisplayName(
            "keeps the other flags of a profile of AppConfig, and leaves neither version nor deployment of its own")
    void deploysFlags() throws Exception {
        functions.appConfig("AWS.AppConfig.FeatureFlags", FLAGS);
        FunctionTarget target = functions.appConfigTarget(Library.FAILURE_LAMBDA_1, Consents.NONE);
        String before = target.where().open(target.awsPlace()).read().document();
        functions.inject(target, latency(100, 400).percentage(50));
        String during = target.where().open(target.awsPlace()).read().document();
        assertThat(during)
                .contains("\"mine\":{\"enabled\":true")
                .contains("\"latency\":{\"enabled\":true,\"percentage\":50,\"min_latency\":100,\"max_latency\":400");
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.inPlace());
        reverter.revert(functions.undo());
        assertThat(reverter.readBack(functions.undo())).isEqualTo(ReadBack.reverted());
        assertThat(target.where().open(target.awsPlace()).read().document()).isEqualTo(before);
        assertThat(aws.calls().stream().map(Call::operation))
                .contains("StopDeployment", "DeleteHostedConfigurationVersion");
    }

    @Test
    @DisplayName("holds no document of 0.x as feature flags")
    void refusesFlagsFor0() throws Exception {
        functions.appConfig("AWS.AppConfig.FeatureFlags", FLAGS);
        FunctionTarget target =
                functions.appConfigTarget(Library.FAILURE_LAMBDA_0, new Consents(true, false, false, List.of()));
        assertThatThrownBy(() -> target.prepare(List.of(latency(1))))
                .hasMessage(
                        "feature flags of AppConfig hold no document of failure-lambda 0.x; it needs a freeform profile.");
    }

    @Test
    @DisplayName("is read from undo records by a process that knows nothing else")
    void survives() throws Exception {
        functions.appConfig("AWS.Freeform", OFF_1);
        FunctionTarget target = functions.appConfigTarget(Library.SOME_FAILURE_LAMBDA, Consents.NONE);
        functions.inject(target, denyHosts("a.test"));
        ConfigurationUndo way = ConfigurationUndo.of(functions.undo(), target.awsPlace());
        assertThat(way.record(
                        functions.undo().target(),
                        functions.undo().description(),
                        functions.undo().expires()))
                .isEqualTo(functions.undo());
        assertThat(way.flush()).contains("{\"latency\":{\"enabled\":true,\"percentage\":0}}");
        reverter.revert(functions.undo());
        assertThat(target.where().open(target.awsPlace()).read().document()).isEqualTo(OFF_1);
        assertThat(reverter.extraTime(functions.undo())).hasSeconds(190);
        assertThat(Map.copyOf(functions.undo().state())).containsEntry("name", "orders/test/failures");
    }
}

package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.chaosjunit.fault.DeniedHosts.denyHosts;
import static org.chaosjunit.fault.FilledDiskSpace.diskSpace;
import static org.chaosjunit.fault.InvocationException.exceptionOfHandler;
import static org.chaosjunit.fault.Latency.latency;
import static org.chaosjunit.fault.StatusCode.statusCode;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.aws.local.appconfig.AppConfigAgent;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.ReadBack;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The real failure-lambda 0.4.4")
@ExtendWith(StandInExtension.class)
@Tag("long")
class RealFailureLambdaTests {
    private static final String BEFORE = "{ \"isEnabled\":false,\n  \"failureMode\": \"latency\" , \"rate\" : 1.0 }";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FailureConfigurationReverter reverter = new FailureConfigurationReverter();

    @BeforeAll
    static void needsNode() {
        String obstacle = FailureLambdaPackage.obstacle();
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> "Install Node.js 20 and npm: " + obstacle);
    }

    /** A function that reads its faults from somewhere. */
    private record Function(Functions functions, FunctionTarget target, NodeContainer container, Closeable agent)
            implements AutoCloseable {
        static Function of(String storage, LocalAws aws, Consents consents) throws Exception {
            Functions functions = new Functions(aws);
            if (storage.equals("SSM")) {
                functions.parameter(BEFORE);
                NodeContainer container =
                        NodeContainer.start(aws, Map.of("FAILURE_INJECTION_PARAM", Functions.PARAMETER));
                return new Function(
                        functions, functions.target(Library.SOME_FAILURE_LAMBDA, consents), container, () -> {});
            }
            functions.appConfig("AWS.Freeform", BEFORE);
            AppConfigAgent agent = AppConfigAgent.start(aws, Duration.ZERO);
            NodeContainer container = NodeContainer.start(
                    aws,
                    Map.of(
                            "FAILURE_APPCONFIG_APPLICATION", "orders",
                            "FAILURE_APPCONFIG_ENVIRONMENT", "test",
                            "FAILURE_APPCONFIG_CONFIGURATION", "failures",
                            "AWS_APPCONFIG_EXTENSION_HTTP_PORT", Integer.toString(agent.port())));
            return new Function(
                    functions,
                    functions.appConfigTarget(Library.SOME_FAILURE_LAMBDA, consents),
                    container,
                    agent::close);
        }

        String invoke() throws Exception {
            return container.invoke("{}");
        }

        @Override
        public void close() throws IOException {
            container.close();
            agent.close();
        }
    }

    private static final String FINE = "{\"result\":{\"statusCode\":200,\"body\":\"fine\"}}";

    @ParameterizedTest
    @ValueSource(strings = {"SSM", "AppConfig"})
    @DisplayName("throws what it is told to, until that is taken back")
    void exception(String storage, LocalAws aws) throws Exception {
        try (Function function = Function.of(storage, aws, Consents.NONE)) {
            assertThat(function.invoke()).isEqualTo(FINE);
            Evidence seen = actsOn(function, exceptionOfHandler("Boom \"<1>\""), "{\"error\":\"Boom \\\"<1>\\\"\"}");
            assertThat(seen.magnitude()).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSM", "AppConfig"})
    @DisplayName("answers with a status code, until that is taken back")
    void status(String storage, LocalAws aws) throws Exception {
        try (Function function = Function.of(storage, aws, Consents.NONE)) {
            actsOn(function, statusCode(404), "{\"result\":{\"statusCode\":404}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSM", "AppConfig"})
    @DisplayName("is slow, until that is taken back")
    void slow(String storage, LocalAws aws) throws Exception {
        try (Function function = Function.of(storage, aws, Consents.NONE)) {
            Evidence seen = actsOn(function, latency(40, 60), FINE);
            Evidence.Magnitude size = Objects.requireNonNull(seen.magnitude());
            assertThat(size.unit()).isEqualTo("ms");
            assertThat(size.min()).isGreaterThanOrEqualTo(40);
            assertThat(size.max()).isLessThanOrEqualTo(60);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSM", "AppConfig"})
    @DisplayName("fills the disk by megabytes of 10⁶ bytes, and leaves the files")
    void disk(String storage, LocalAws aws) throws Exception {
        List<Path> before = fillers();
        try (Function function = Function.of(storage, aws, new Consents(true, false, false, List.of()))) {
            Evidence seen = actsOn(function, diskSpace(2), FINE);
            assertThat(Objects.requireNonNull(seen.magnitude()).max()).isEqualTo(2);
            List<Path> left =
                    fillers().stream().filter(file -> !before.contains(file)).toList();
            assertThat(left).hasSize(3).allSatisfy(file -> assertThat(file).hasSize(2_000_000));
        } finally {
            for (Path file : fillers()) {
                if (!before.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSM", "AppConfig"})
    @DisplayName("cuts hosts off, which counts once a connection was denied, until that is taken back")
    void deny(String storage, LocalAws aws) throws Exception {
        try (Function function = Function.of(storage, aws, Consents.NONE)) {
            Injection injection = function.functions.inject(function.target, denyHosts("dynamodb.*.test"));
            assertThat(function.invoke()).isEqualTo(FINE);
            await().atMost(PATIENCE).until(() -> evidence(injection).matched() == 1);
            assertThat(evidence(injection)).satisfies(seen -> {
                assertThat(seen.applied()).isZero();
                assertThat(seen.first()).isNull();
            });

            String answer = function.container.invoke("{\"call\":\"dynamodb.eu.test\"}");
            assertThat(answer).isEqualTo("{\"result\":{\"statusCode\":200,\"body\":\"ECONNRESET\"}}");
            await().atMost(PATIENCE).until(() -> evidence(injection).applied() == 2);
            assertThat(evidence(injection).first()).isNotNull();

            takeBack(function);
            assertThat(function.container.invoke("{\"call\":\"dynamodb.eu.test\"}"))
                    .doesNotContain("ECONNRESET");
        }
    }

    @Test
    @DisplayName("goes on denying hosts below 100 %, which is seen as it is and not compared with the share")
    void sticks(LocalAws aws) throws Exception {
        try (Function function = Function.of("SSM", aws, new Consents(false, true, false, List.of()))) {
            Injection injection = function.functions.inject(
                    function.target, denyHosts("dynamodb.*.test").percentage(50));
            for (int i = 0; i < 30; i++) {
                function.container.invoke("{\"call\":\"dynamodb.eu.test\"}");
            }
            await().atMost(PATIENCE).until(() -> evidence(injection).applied() > 0);
            assertThat(evidence(injection)).satisfies(seen -> {
                assertThat(seen.matched()).isEqualTo(seen.applied());
                assertThat(seen.percentage()).isEqualTo(100);
            });
            takeBack(function);
        }
    }

    @Test
    @DisplayName("passes over the name of another version in silence, which is no evidence")
    void ignoresOldNames(LocalAws aws) throws Exception {
        try (Function function = Function.of("SSM", aws, Consents.NONE)) {
            FunctionTarget wrong = function.functions.target(Library.FAILURE_LAMBDA_0_2, Consents.NONE);
            Injection injection = function.functions.inject(wrong, denyHosts("dynamodb.*.test"));
            assertThat(function.container.invoke("{\"call\":\"dynamodb.eu.test\"}"))
                    .doesNotContain("ECONNRESET");
            await().atMost(PATIENCE).until(() -> evidence(injection).matched() == 1);
            assertThat(evidence(injection).applied()).isZero();
            takeBack(function);
        }
    }

    @Test
    @DisplayName("passes over a document of 1.x in silence, which is no evidence")
    void ignoresNewDocuments(LocalAws aws) throws Exception {
        try (Function function = Function.of("SSM", aws, Consents.NONE)) {
            FunctionTarget wrong =
                    function.functions.target(Library.FAILURE_LAMBDA_1, new Consents(true, false, false, List.of()));
            Injection injection = function.functions.inject(wrong, exceptionOfHandler("Boom"));
            assertThat(function.invoke()).isEqualTo(FINE);
            await().atMost(PATIENCE).until(() -> evidence(injection).matched() == 1);
            assertThat(evidence(injection).applied()).isZero();
            takeBack(function);
        }
    }

    private Evidence actsOn(Function function, Fault fault, String answer) throws Exception {
        Injection injection = function.functions.inject(function.target, fault);
        assertThat(function.functions.journal()).hasSize(1);
        assertThat(reverter.readBack(function.functions.undo())).isEqualTo(ReadBack.inPlace());
        for (int i = 0; i < 3; i++) {
            assertThat(function.invoke()).isEqualTo(answer);
        }
        await().atMost(PATIENCE).until(() -> evidence(injection).matched() == 3);
        Evidence seen = evidence(injection);
        assertThat(seen.applied()).isEqualTo(3);
        assertThat(seen.unit()).isEqualTo("invocations");
        assertThat(seen.fault()).isEqualTo(fault.description());
        takeBack(function);
        assertThat(function.invoke()).isEqualTo(FINE);
        return seen;
    }

    private void takeBack(Function function) throws Exception {
        reverter.revert(function.functions.undo());
        assertThat(reverter.readBack(function.functions.undo())).isEqualTo(ReadBack.reverted());
        assertThat(function.target
                        .where()
                        .open(function.target.awsPlace())
                        .read()
                        .document())
                .isEqualTo(BEFORE);
    }

    private static Evidence evidence(Injection injection) {
        return injection.evidence().get(0);
    }

    private static List<Path> fillers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/tmp"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("diskspace-failure-"))
                    .toList();
        }
    }
}

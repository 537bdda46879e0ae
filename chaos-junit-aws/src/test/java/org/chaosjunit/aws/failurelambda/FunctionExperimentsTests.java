package org.chaosjunit.aws.failurelambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chaosjunit.ExperimentErrorException;
import org.chaosjunit.InconclusiveExperimentException;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Permission;
import org.chaosjunit.aws.local.StandInExtension;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ResultsFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("An experiment on a function with failure-lambda 0.4.4")
@ExtendWith(StandInExtension.class)
@Tag("long")
class FunctionExperimentsTests {
    private static final String BEFORE = "{\"isEnabled\": false}";

    @TempDir
    Path directory;

    private LocalAws aws;
    private Functions functions;
    private NodeContainer container;

    @BeforeEach
    void open(LocalAws stand) throws Exception {
        String obstacle = FailureLambdaPackage.obstacle();
        Assumptions.assumeTrue(obstacle.isEmpty(), () -> "Install Node.js 20 and npm: " + obstacle);
        aws = stand;
        functions = new Functions(stand);
        functions.parameter(BEFORE);
        container = NodeContainer.start(stand, Map.of("FAILURE_INJECTION_PARAM", Functions.PARAMETER));
        System.setProperty("aws.region", stand.region().id());
        System.setProperty("aws.endpointUrl", stand.endpoint().toString());
        FunctionTestCase.function = () -> {
            String answer = container.invoke("{}");
            if (answer.contains("error")) {
                throw new IllegalStateException(answer);
            }
        };
    }

    @AfterEach
    void close() {
        System.clearProperty("aws.region");
        System.clearProperty("aws.endpointUrl");
        if (container != null) {
            container.close();
        }
    }

    @Test
    @DisplayName("passes with evidence from its log, and leaves the parameter as it was")
    void passes() throws Exception {
        assertThat(failure("halfThrow")).isEmpty();
        assertThat(functions.parameter()).isEqualTo(BEFORE);
        Evidence seen = Objects.requireNonNull(ResultsFile.read(
                                ResultsFile.in(directory.resolve("results")).get(0))
                        .result())
                .evidence()
                .get(0);
        assertThat(seen.target()).isEqualTo("aws:eu-central-1:failure:parameter:/orders/failure");
        assertThat(seen.unit()).isEqualTo("invocations");
        assertThat(seen.applied()).isPositive().isLessThan(seen.matched());
    }

    @Test
    @DisplayName("proves nothing where nothing is logged, and says what was looked for")
    void provesNothing() {
        assertThat(failure("wrongLog")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessageContaining("matched 0 invocations; invocations seen: the log group does not exist (yet)"));
        assertThat(functions.parameter()).isEqualTo(BEFORE);
    }

    @Test
    @DisplayName("is called off before anything is touched if its document says that the library cannot do it")
    void isCalledOff() {
        assertThat(failure("impossible")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(ExperimentErrorException.class)
                .hasMessageContaining("found failure-lambda 0.x, which would do nothing and say nothing"));
        // Its lease is written beside it; the document itself only by the test.
        assertThat(aws.calls())
                .filteredOn(call -> call.operation().equals("PutParameter"))
                .flatExtracting(Call::permissions)
                .extracting(Permission::resource)
                .filteredOn(resource -> resource.endsWith("parameter" + Functions.PARAMETER))
                .hasSize(1);
    }

    @Test
    @DisplayName("is refused when it is read if it would deny what the function needs")
    void isRefused() {
        assertThat(failure("controlPlane")).hasValueSatisfying(thrown -> assertThat(thrown)
                .hasMessageContaining("which denies ssm.eu-central-1.amazonaws.com"));
    }

    private Optional<Throwable> failure(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .configurationParameter("chaosjunit.results.directory", directory.resolve("results") + "")
                .configurationParameter("chaosjunit.console.enabled", "false")
                .configurationParameter("chaosjunit.guardian.enabled", "false")
                .configurationParameter("chaosjunit.lease.directory", directory.resolve("leases") + "")
                .configurationParameter("chaosjunit.journal.directory", directory.resolve("journal") + "")
                .selectors(selectMethod(FunctionTestCase.class, method))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .flatMap(TestExecutionResult::getThrowable);
    }
}

package org.chaosjunit.aws.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Path;
import java.util.List;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.StandInExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.scheduler.SchedulerClient;

@DisplayName("An experiment with @DeadMansSwitch")
@ExtendWith(StandInExtension.class)
class SwitchedExperimentTests {
    @TempDir
    Path directory;

    @AfterEach
    void close() {
        System.clearProperty("aws.region");
        System.clearProperty("aws.endpointUrl");
    }

    @Test
    @DisplayName("has its schedule while the fault acts, leaves none, and is refused beside a `Chaos`")
    void runs(LocalAws aws) {
        System.setProperty("aws.accessKeyId", aws.environment().get("AWS_ACCESS_KEY_ID"));
        System.setProperty("aws.secretAccessKey", aws.environment().get("AWS_SECRET_ACCESS_KEY"));
        System.setProperty("aws.region", aws.region().id());
        System.setProperty("aws.endpointUrl", aws.endpoint().toString());
        LambdaClient lambda = aws.client(LambdaClient.builder());
        lambda.createFunction(request -> request.functionName("f")
                .runtime("nodejs20.x")
                .handler("index.handler")
                .role("arn:aws:iam::123456789012:role/f")
                .code(code -> code.zipFile(SdkBytes.fromUtf8String("none"))));
        SchedulerClient scheduler = aws.client(SchedulerClient.builder());
        SwitchedTestCase.count =
                () -> scheduler.listSchedules(request -> {}).schedules().size();
        SwitchedTestCase.SCHEDULES.clear();

        List<String> failures = run();

        assertThat(SwitchedTestCase.SCHEDULES).as(failures.toString()).containsExactly(1);
        assertThat(failures).singleElement().satisfies(message -> assertThat(message)
                .contains("requires a test whose faults are all declared by annotations, but found a `Chaos` parameter,"
                        + " with which the body may inject others."));
        assertThat(scheduler.listSchedules(request -> {}).schedules()).isEmpty();
        assertThat(lambda.getFunctionConcurrency(request -> request.functionName("f"))
                        .reservedConcurrentExecutions())
                .isNull();
        assertThat(aws.calls())
                .extracting(Call::operation)
                .containsSubsequence(
                        "CreateSchedule", "PutFunctionConcurrency", "DeleteFunctionConcurrency", "DeleteSchedule");
    }

    private List<String> run() {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.conditions.deactivate", "org.junit.*DisabledCondition")
                .configurationParameter("chaosjunit.results.directory", directory.resolve("results") + "")
                .configurationParameter("chaosjunit.console.enabled", "false")
                .configurationParameter("chaosjunit.guardian.enabled", "false")
                .configurationParameter("chaosjunit.lease.directory", directory.resolve("leases") + "")
                .configurationParameter("chaosjunit.journal.directory", directory.resolve("journal") + "")
                .selectors(selectClass(SwitchedTestCase.class))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .map(Throwable::getMessage)
                .toList();
    }
}

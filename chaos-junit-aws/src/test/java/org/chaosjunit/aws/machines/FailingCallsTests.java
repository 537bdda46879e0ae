package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@DisplayName("When calls of AWS fail from some moment on")
@Timeout(1200)
class FailingCallsTests {
    private static final List<Misbehaviour> FAILURES = List.of(
            Misbehaviour.THROTTLE,
            Misbehaviour.DENY,
            Misbehaviour.FAIL_500,
            Misbehaviour.FAIL_AFTER_EFFECT,
            Misbehaviour.CUT_AFTER_EFFECT);

    private final LocalAws aws = LocalAws.start();
    private final SsmClient ssm = aws.client(SsmClient.builder());

    @TempDir
    private Path directory;

    @BeforeEach
    void setUp() {
        ssm.putParameter(request ->
                request.name(ParameterRun.PARAMETER).value(ParameterRun.BEFORE).type(ParameterType.STRING));
        aws.forgetCalls();
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    @DisplayName("an experiment is never green, and leaves no fault behind in silence")
    void isNeverGreenNorSilent() throws Exception {
        Machine whole = Machine.start(aws, directory.resolve("whole"), ParameterRun.class, "0");
        whole.await();
        List<Call> calls = aws.calls();
        List<String> wrong = new ArrayList<>();
        for (int call = 1; call <= calls.size(); call++) {
            // Each call in one way, for each takes a while: all ways come about in every phase.
            for (Misbehaviour failure : List.of(FAILURES.get(call % FAILURES.size()))) {
                String name = call + " " + calls.get(call - 1).name() + " " + failure;
                aws.misbehave("*", "*", Which.from(call), failure);
                Machine machine = Machine.start(aws, directory.resolve(call + "-" + failure), ParameterRun.class, "0");
                machine.await();
                aws.behave();
                boolean isInPlace = !value().equals(ParameterRun.BEFORE);
                String output = machine.output();
                if (output.contains("PASS") || (isInPlace && !output.contains("REVERT_FAILED"))) {
                    wrong.add(name + ": " + value() + "\n" + output);
                }
                Machine other = Machine.start(
                        aws, directory.resolve("after-" + call + failure), org.chaosjunit.cli.Main.class, "revert");
                other.await();
                if (!value().equals(ParameterRun.BEFORE)) {
                    wrong.add(name + " reverted: " + other.output());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private String value() {
        return ssm.getParameter(request -> request.name(ParameterRun.PARAMETER))
                .parameter()
                .value();
    }
}

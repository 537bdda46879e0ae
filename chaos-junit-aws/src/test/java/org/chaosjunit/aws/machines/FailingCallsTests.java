package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.cli.Main;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("When calls of AWS fail from some moment on")
@Timeout(1200)
@Tag("long")
class FailingCallsTests {
    private static final List<Misbehaviour> FAILURES = List.of(
            Misbehaviour.THROTTLE,
            Misbehaviour.DENY,
            Misbehaviour.FAIL_500,
            Misbehaviour.FAIL_AFTER_EFFECT,
            Misbehaviour.CUT_AFTER_EFFECT);

    @TempDir
    private Path directory;

    @Test
    @DisplayName("an experiment is never green, and leaves no fault behind in silence")
    void isNeverGreenNorSilent() throws Exception {
        List<Call> calls;
        try (LocalAws aws = EachCall.prepared()) {
            Machine.start(aws, directory.resolve("whole"), ParameterRun.class, "0")
                    .await();
            calls = aws.calls();
        }
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        EachCall.of(calls.size(), (aws, call) -> {
            // Each call in one way, for each takes a while: all ways come about in every phase.
            Misbehaviour failure = FAILURES.get(call % FAILURES.size());
            String name = call + " " + calls.get(call - 1).name() + " " + failure;
            aws.misbehave("*", "*", Which.from(call), failure);
            Machine machine = Machine.start(aws, directory.resolve(call + "-" + failure), ParameterRun.class, "0");
            machine.await();
            aws.behave();
            boolean isInPlace = !EachCall.value(aws).equals(ParameterRun.BEFORE);
            String output = machine.output();
            if (output.contains("PASS") || (isInPlace && !output.contains("REVERT_FAILED"))) {
                wrong.add(name + ": " + EachCall.value(aws) + "\n" + output);
            }
            Machine other = Machine.start(aws, directory.resolve("after-" + call + failure), Main.class, "revert");
            other.await();
            if (!EachCall.value(aws).equals(ParameterRun.BEFORE)) {
                wrong.add(name + " reverted: " + other.output());
            }
        });
        assertThat(wrong).isEmpty();
    }
}

package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.cli.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

@DisplayName("When the JVM of an experiment on AWS is killed")
@Timeout(1200)
class KilledMachineTests {
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
    @DisplayName("at any of its calls, `revert` on another machine restores the exact previous value")
    void isRevertedFromAnotherMachine() throws Exception {
        Machine whole = Machine.start(aws, directory.resolve("whole"), ParameterRun.class, "0");
        assertThat(whole.await()).isZero();
        assertThat(whole.output()).contains("PASS");
        int calls = aws.calls().size();
        assertRestored("whole");

        for (int call = 1; call <= calls; call++) {
            for (Misbehaviour end : new Misbehaviour[] {Misbehaviour.CUT, Misbehaviour.CUT_AFTER_EFFECT}) {
                String name = call + "-" + end;
                kill(call, end, directory.resolve(name));
                Machine other = Machine.start(aws, directory.resolve("after-" + name), Main.class, "revert");
                int code = other.await();
                assertThat(other.output()).as(name).doesNotContain("NOT ALL");
                assertThat(code).as(name + other.output()).isZero();
                assertRestored(name);
            }
        }
    }

    private void kill(int call, Misbehaviour end, Path where) throws IOException, InterruptedException {
        AtomicReference<Machine> machine = new AtomicReference<>();
        CountDownLatch isStarted = new CountDownLatch(1);
        aws.misbehave(
                "*",
                "*",
                new Which("its last", number -> {
                    if (number == call) {
                        awaitQuietly(isStarted);
                        machine.get().kill();
                    }
                    return number == call;
                }),
                end);
        machine.set(Machine.start(aws, where, ParameterRun.class, "0"));
        isStarted.countDown();
        machine.get().await();
        aws.behave();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertRestored(String name) {
        assertThat(ssm.getParameter(request -> request.name(ParameterRun.PARAMETER))
                        .parameter()
                        .value())
                .as(name)
                .isEqualTo(ParameterRun.BEFORE);
        assertThat(ssm.getParametersByPath(
                                request -> request.path("/chaos-junit").recursive(true))
                        .parameters())
                .as(name)
                .isEmpty();
    }
}

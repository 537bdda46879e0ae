package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.cli.Main;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ssm.SsmClient;

@DisplayName("When the JVM of an experiment on AWS is killed")
@Timeout(1200)
@Tag("long")
class KilledMachineTests {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("at any of its calls, `revert` on another machine restores the exact previous value")
    void isRevertedFromAnotherMachine() throws Exception {
        int calls;
        try (LocalAws aws = EachCall.prepared()) {
            Machine whole = Machine.start(aws, directory.resolve("whole"), ParameterRun.class, "0");
            assertThat(whole.await()).isZero();
            assertThat(whole.output()).contains("PASS");
            calls = aws.calls().size();
            assertRestored(aws, "whole");
        }
        EachCall.of(calls, (aws, call) -> {
            for (Misbehaviour end : new Misbehaviour[] {Misbehaviour.CUT, Misbehaviour.CUT_AFTER_EFFECT}) {
                String name = call + "-" + end;
                kill(aws, call, end, directory.resolve(name));
                Machine other = Machine.start(aws, directory.resolve("after-" + name), Main.class, "revert");
                int code = other.await();
                assertThat(other.output()).as(name).doesNotContain("NOT ALL");
                assertThat(code).as(name + other.output()).isZero();
                assertRestored(aws, name);
            }
        });
    }

    @Test
    @DisplayName("or lives, no other machine experiments on its target")
    void twoMachinesExcludeOneAnother() throws Exception {
        try (LocalAws aws = EachCall.prepared()) {
            Machine first = Machine.start(aws, directory.resolve("first"), ParameterRun.class, "600000");
            await().atMost(Duration.ofMinutes(1)).until(() -> first.output().contains("injected"));
            Machine second = Machine.start(aws, directory.resolve("second"), ParameterRun.class, "0");
            second.await();
            assertThat(second.output())
                    .contains("ERROR", "BUSY", "slow-payment")
                    .doesNotContain("injected");
            assertThat(EachCall.value(aws)).isEqualTo(ParameterRun.FAULT);
            first.kill();
            Machine third = Machine.start(aws, directory.resolve("third"), ParameterRun.class, "0");
            third.await();
            assertThat(third.output()).contains("injected", "PASS");
            assertRestored(aws, "third");
        }
    }

    private static void kill(LocalAws aws, int call, Misbehaviour end, Path where)
            throws IOException, InterruptedException {
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

    private static void assertRestored(LocalAws aws, String name) {
        assertThat(EachCall.value(aws)).as(name).isEqualTo(ParameterRun.BEFORE);
        assertThat(aws.client(SsmClient.builder())
                        .getParametersByPath(request ->
                                request.path("/chaos-junit").recursive(true).withDecryption(true))
                        .parameters())
                .as(name)
                .allMatch(left -> left.name().endsWith("/lease") && left.value().contains("\"released\":true"));
    }
}

package org.chaosjunit.aws.machines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("While an experiment on AWS runs on one machine")
@Timeout(300)
@Tag("long")
class TwoMachinesTests {
    @TempDir
    private Path directory;

    @Test
    @DisplayName("no other machine experiments on its target; once it is killed, the next takes back and goes on")
    void twoMachinesExcludeOneAnother() throws Exception {
        try (StandIn standIn = StandIn.of(Subjects.parameter())) {
            Machine first = Machine.start(standIn.aws, directory.resolve("first"), ParameterRun.class, "600000");
            await().atMost(Duration.ofMinutes(1)).until(() -> first.output().contains("injected"));
            Machine second = Machine.start(standIn.aws, directory.resolve("second"), ParameterRun.class, "0");
            second.await();
            assertThat(second.output())
                    .contains("ERROR", "BUSY", "slow-payment")
                    .doesNotContain("injected");
            assertThat(standIn.state()).isEqualTo(ParameterRun.FAULT);
            first.kill();
            Machine third = Machine.start(standIn.aws, directory.resolve("third"), ParameterRun.class, "0");
            third.await();
            assertThat(third.output()).contains("injected", "PASS");
            assertThat(standIn.leftovers()).isEmpty();
        }
    }
}

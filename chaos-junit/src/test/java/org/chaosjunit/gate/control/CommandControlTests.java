package org.chaosjunit.gate.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.chaosjunit.gate.GateConfigurationException;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.RolloutControls;
import org.chaosjunit.spi.RolloutControl;
import org.chaosjunit.spi.RolloutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class CommandControlTests {
    @Test
    void saysWhatCameOfACommand() throws Exception {
        RolloutControl control = control(Map.of("promote", "echo on it goes", "rollBack", "echo broken >&2; exit 3"));

        assertThat(control.objection()).isEmpty();
        assertThat(control.promote()).isEqualTo("`echo on it goes` exited with 0. It said: on it goes");
        assertThatThrownBy(control::rollBack)
                .isInstanceOf(RolloutException.class)
                .hasMessage("`echo broken >&2; exit 3` exited with 3. It said: broken");
        assertThat(control.hold()).isEqualTo("It was left as it is.");
    }

    @Test
    void endsWhatTakesTooLong() {
        RolloutControl control =
                control(Map.of("promote", "echo waits; sleep 100", "rollBack", "true", "timeout", "300ms"));

        assertThatThrownBy(control::promote)
                .isInstanceOf(RolloutException.class)
                .hasMessage("`echo waits; sleep 100` was ended, for it took longer than 300 ms. It said: waits");
    }

    @Test
    void waitsForNothingInTheBackground() throws Exception {
        RolloutControl control = control(Map.of("promote", "sleep 5 & echo done", "rollBack", "true"));

        assertThat(control.promote()).isEqualTo("`sleep 5 & echo done` exited with 0. It said: done");
    }

    @Test
    void keepsTheEndOfALongOutput() throws Exception {
        String promoted =
                control(Map.of("promote", "seq 10000", "rollBack", "true")).promote();

        assertThat(promoted).hasSizeLessThan(2100).endsWith("\n10000").contains("It said: ...");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "promote|requires `rollBack` to be a command for sh, but found nothing. Write for example `kubectl argo"
                        + " rollouts promote shop`.",
                "rollback|requires no values but begin, hold, promote, rollBack, timeout, but found `rollback`.",
                "timeout|requires `timeout` to be a length of time, but found \"true\". Write for example"
                        + " `timeout = \"300ms\"`, `\"30s\"` or `\"2min\"`."
            })
    void refusesWhatMakesNoSense(String name, String message) {
        assertThatThrownBy(() -> control(Map.of(name, "true")))
                .isInstanceOf(GateConfigurationException.class)
                .hasMessage("The rollout control \"command\" " + message);
    }

    @Test
    void noneDoesNothing() throws Exception {
        RolloutControl none = RolloutControls.known().read(RolloutConfig.NONE);

        assertThat(none.promote()).isEqualTo("Nothing was done: whoever asked acts on the exit code.");
    }

    private static RolloutControl control(Map<String, String> values) {
        return RolloutControls.known().read(new RolloutConfig("command", values));
    }
}

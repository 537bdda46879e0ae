package org.chaosjunit.aws.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.chaosjunit.aws.AwsPlace;
import org.junit.jupiter.api.Test;

class StressedInstancesTests {
    private static final WhichInstances TAGGED = new WhichInstances(List.of(), Map.of("chaos", "yes"), 1);

    private static StressedInstances run(String document, Map<String, String> parameters) {
        return new StressedInstances(new AwsPlace("eu-central-1", Map.of()), document, parameters, TAGGED);
    }

    @Test
    void runsNoFreeCommand() {
        for (String document : List.of("AWS-RunShellScript", "AWSFIS-Run-Kill-Process", "MyStress", "")) {
            assertThatThrownBy(() -> run(document, Map.of("DurationSeconds", "60")))
                    .hasMessage(
                            "requires `document` to be one that AWS owns for stress of limited duration, and no free"
                                    + " command, but found \"" + document + "\". Known: AWSFIS-Run-CPU-Stress,"
                                    + " AWSFIS-Run-Disk-Fill, AWSFIS-Run-IO-Stress, AWSFIS-Run-Memory-Stress,"
                                    + " AWSFIS-Run-Network-Blackhole-Port, AWSFIS-Run-Network-Latency,"
                                    + " AWSFIS-Run-Network-Latency-Sources, AWSFIS-Run-Network-Packet-Loss,"
                                    + " AWSFIS-Run-Network-Packet-Loss-Sources.");
        }
    }

    @Test
    void requiresADuration() {
        assertThatThrownBy(() -> run("AWSFIS-Run-CPU-Stress", Map.of()))
                .hasMessage("requires `parameters` to hold DurationSeconds, which AWSFIS-Run-CPU-Stress requires, but"
                        + " found none. Write for example `parameters = \"DurationSeconds=60\"`.");
        assertThatThrownBy(() -> run("AWSFIS-Run-CPU-Stress", Map.of("DurationSeconds", "1m")))
                .hasMessage("requires `parameters` to hold a duration in whole seconds, 1 to 99999, but found"
                        + " \"DurationSeconds=1m\". Write for example `parameters = \"DurationSeconds=60\"`.");
        assertThatThrownBy(() -> run("AWSFIS-Run-CPU-Stress", Map.of("DurationSeconds", "0")))
                .hasMessageContaining("found \"DurationSeconds=0\"");
    }

    @Test
    void refusesParametersThatTheDocumentHasNot() {
        assertThatThrownBy(() -> run("AWSFIS-Run-CPU-Stress", Map.of("DurationSeconds", "60", "LoadPercentage", "9")))
                .hasMessage("requires `parameters` to be such as AWSFIS-Run-CPU-Stress has, but found"
                        + " \"LoadPercentage\". The nearest is `LoadPercent`. Known: CPU, DurationSeconds,"
                        + " InstallDependencies, LoadPercent.");
        assertThatThrownBy(() -> run("AWSFIS-Run-Memory-Stress", Map.of("DurationSeconds", "60")))
                .hasMessageStartingWith(
                        "requires `parameters` to hold Percent, which AWSFIS-Run-Memory-Stress requires,"
                                + " but found DurationSeconds.");
        assertThatCode(() -> run(
                        "AWSFIS-Run-Network-Packet-Loss-Sources",
                        Map.of("DurationSeconds", "60", "LossPercent", "30", "Sources", "S3", "TrafficType", "egress")))
                .doesNotThrowAnyException();
    }

    @Test
    void requiresInstancesToBeNamed() {
        assertThatThrownBy(() -> new WhichInstances(List.of(), Map.of(), 1))
                .hasMessage("requires `instances` or `tags`, one of them, for nothing is touched that is not named, but"
                        + " found none. Write for example `tags = \"chaos=yes\"`.");
        assertThatThrownBy(() -> new WhichInstances(List.of("i-12345678"), Map.of("a", "b"), 1))
                .hasMessageContaining("but found both.");
        assertThatThrownBy(() -> new WhichInstances(List.of("web"), Map.of(), 1))
                .hasMessage("requires `instances` to be ids of instances, but found \"web\". Write for example"
                        + " `instances = \"i-0123456789abcdef0\"`.");
        assertThatThrownBy(() -> new WhichInstances(List.of(), Map.of("a", "b"), 51))
                .hasMessage("requires `atMost` to be 1 to 50, but found 51. Write for example `atMost = 3`.");
        assertThatThrownBy(() -> Pairs.parse("tags", List.of("chaos"), "chaos=yes"))
                .hasMessage(
                        "requires `tags` to be of the form key=value, but found \"chaos\". Write for example `tags ="
                                + " \"chaos=yes\"`.");
        assertThatThrownBy(() -> Pairs.parse("tags", List.of("a=b", "a=c"), "chaos=yes"))
                .hasMessage("requires `tags` to name nothing twice, but found \"a=c\". Write for example `tags ="
                        + " \"chaos=yes\"`.");
    }
}

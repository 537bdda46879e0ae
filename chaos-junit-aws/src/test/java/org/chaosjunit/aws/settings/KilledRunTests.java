package org.chaosjunit.aws.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.setting.SettingFault;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(180)
class KilledRunTests {
    @TempDir
    private Path journals;

    @TempDir
    private Path elsewhere;

    static List<List<String>> features() {
        return List.of(
                List.of("@ThrottleFunction", "@LimitFunction", "@DisableEventSource"),
                List.of("@DenyAction of a role", "@DenyAction of a bucket", "@DenyAction of a queue"),
                List.of("@DenyAction of a topic", "@RestrictCapacity", "@ReplaceCors"),
                List.of("@ReplaceNotifications", "@DelayQueue"));
    }

    @ParameterizedTest
    @MethodSource("features")
    void whatItHasChangedAnotherProcessPutsBack(List<String> features) throws Exception {
        try (Trial trial = new Trial()) {
            List<SettingCase> cases = SettingCase.called(features);
            cases.forEach(each -> each.seed().accept(trial.seeds));
            Map<String, Optional<String>> before = read(trial, cases);
            Process run = java(trial, ChangingRun.class.getName(), journals.toString(), String.join(",", features));
            try {
                assertThat(run.inputReader().readLine()).isEqualTo(ChangingRun.READY);
            } finally {
                run.destroyForcibly().waitFor();
            }
            Map<String, Optional<String>> during = read(trial, cases);
            assertThat(cases).allSatisfy(each -> assertThat(during.get(each.feature()))
                    .isNotEqualTo(before.get(each.feature())));

            Process revert = java(trial, RevertingRun.class.getName(), journals.toString());
            String said = new String(revert.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(revert.waitFor()).as(said).isZero();
            assertThat(said.lines().filter(line -> line.startsWith("Took back ")))
                    .hasSameSizeAs(cases);
            assertThat(read(trial, cases)).isEqualTo(before);
        }
    }

    private static Map<String, Optional<String>> read(Trial trial, List<SettingCase> cases) throws Exception {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        for (SettingCase each : cases) {
            SettingFault fault = each.fault().apply(trial.place);
            values.put(each.feature(), trial.read(fault));
        }
        return values;
    }

    private Process java(Trial trial, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(elsewhere.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(trial.aws.environment());
        return builder.start();
    }
}

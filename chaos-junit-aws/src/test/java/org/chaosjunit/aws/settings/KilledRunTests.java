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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class KilledRunTests {
    @TempDir
    private Path journals;

    @TempDir
    private Path elsewhere;

    @Test
    void whatItHasChangedAnotherProcessPutsBack() throws Exception {
        try (Trial trial = new Trial()) {
            List<SettingCase> cases = SettingCase.ofDifferentTargets(trial.place);
            cases.forEach(each -> each.seed().accept(trial.seeds));
            Map<String, Optional<String>> before = read(trial, cases);
            Process run = java(trial, ChangingRun.class.getName(), journals.toString());
            try {
                assertThat(run.inputReader().readLine()).isEqualTo(ChangingRun.READY);
            } finally {
                run.destroyForcibly().waitFor();
            }
            Map<String, Optional<String>> during = read(trial, cases);
            assertThat(cases).allSatisfy(each -> assertThat(during.get(each.feature()))
                    .isNotEqualTo(before.get(each.feature())));

            Process revert = java(trial, "org.chaosjunit.cli.Main", "revert", "--journal", journals.toString());
            String said = new String(revert.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(revert.waitFor()).as(said).isZero();
            assertThat(said).contains("Nothing is left in place.");
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

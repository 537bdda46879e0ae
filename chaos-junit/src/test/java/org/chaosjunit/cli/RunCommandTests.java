package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaosjunit.gate.Policy;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs as real processes. */
@Timeout(240)
class RunCommandTests {
    @TempDir
    private Path directory;

    @Test
    void runsExperimentsAloneAndForgetsNone() throws Exception {
        GateProcess.prepare(directory, RolloutConfig.NONE, Policy.DEFAULT);

        try (GateProcess run = GateProcess.start(
                directory,
                "run",
                "--method",
                OrdinaryTestCase.class.getName() + "#isNoExperiment",
                "--class",
                UnpreparedTestCase.class.getName(),
                "--method",
                FlagTestCase.class.getName() + "#isDisabled",
                "--method",
                FlagTestCase.class.getName() + "#holds")) {
            assertThat(run.exitCode()).as(run::output).isZero();
            Path results = directory.resolve("target/chaos-junit/results");
            assertThat(run.output())
                    .contains("PASS \"holds()\"")
                    .contains("SKIPPED " + FlagTestCase.class.getName() + "#isDisabled: until the flag is back")
                    .contains("ERROR (INVALID) " + UnpreparedTestCase.class.getName() + "#neverBegins: It was not run:"
                            + " java.lang.NullPointerException: no database")
                    .contains("Results: " + results + "; report: file://")
                    .doesNotContain("nobody asked");
            assertThat(Results.read(results).finished())
                    .extracting(ExperimentResult::verdict)
                    .containsExactlyInAnyOrder(Verdict.PASS, Verdict.ERROR);
        }
    }

    @Test
    void takesEverythingBackWhenItsParentIsGone() throws Exception {
        Path config = GateProcess.prepare(directory, RolloutConfig.NONE, Policy.DEFAULT, "waits");

        try (GateProcess run = GateProcess.start(directory, "run", "--config", config.toString(), "--life-line")) {
            run.awaitFlag("off");
            run.letGo();

            assertThat(run.exitCode()).as(run::output).isEqualTo(143);
            assertThat(directory.resolve("flag")).hasContent("on");
            assertThat(run.output()).contains("The process that started this one is gone: everything is taken back.");
            assertThat(Results.read(directory.resolve("results")).worst()).isEqualTo(Verdict.INCONCLUSIVE);
        }
    }

    @Test
    void saysWhatIsMissingWithoutJUnit() throws Exception {
        String withoutJUnit = Stream.of(GateProcess.CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !entry.contains("junit-") && !entry.contains("opentest4j"))
                .collect(Collectors.joining(File.pathSeparator));
        Path config = GateProcess.prepare(directory, RolloutConfig.NONE, Policy.DEFAULT, "holds");

        try (GateProcess run = GateProcess.startOver(directory, withoutJUnit, "run", "--config", config.toString())) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .isEqualTo(
                            CommandLineRun.lines("`run` requires JUnit's launcher and an engine on the class path, but"
                                    + " found no org.junit.platform.launcher.core.LauncherFactory. Add"
                                    + " org.junit.platform:junit-platform-launcher, at the version of the"
                                    + " junit-platform-engine of the tests, and start with `java -cp chaos-junit.jar:..."
                                    + " org.chaosjunit.cli.Main run`."));
        }
    }

    @Test
    void removesNothingThatIsNoResult() throws Exception {
        Path config = GateProcess.prepare(directory, RolloutConfig.NONE, Policy.DEFAULT, "holds");
        Files.createDirectories(directory.resolve("results"));
        Path other = Files.writeString(directory.resolve("results/package.json"), "{}");

        try (GateProcess run = GateProcess.start(directory, "run", "--config", config.toString())) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.output())
                    .isEqualTo(CommandLineRun.lines(directory.resolve("results")
                            + " requires results of earlier runs only, which are removed, but found another file: "
                            + other + " has not the schema 1. Remove it, or name another directory."));
        }
        assertThat(other).exists();
    }

    @Test
    void requiresWhatIsToBeRun() {
        assertThat(CommandLineRun.of("run"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        CommandLineRun.lines("`run` requires what is to be run, but found nothing. Write for example"
                                + " `--scan target/test-classes`.")));
        assertThat(CommandLineRun.of("run", "--config", "gate-config.json", "--scan", "target/test-classes"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        CommandLineRun.lines(
                                "--config says what is run: give no other option with it but" + " --life-line.")));
        assertThat(CommandLineRun.of("run", "--scan", "missing"))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        CommandLineRun.lines(
                                "Nothing was run: there is no missing to search for experiments. Compile the"
                                        + " tests first.")));
    }
}

package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaosjunit.gate.Samples.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.chaosjunit.gate.GateConfig;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.GateRecord;
import org.chaosjunit.gate.Policy;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.Rules;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyCommandTests {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @TempDir
    private Path directory;

    private Path config;
    private Path results;

    @BeforeEach
    void write() throws IOException {
        config = directory.resolve("gate-config.json");
        results = directory.resolve("results");
        GateProcess.config(directory, RolloutConfig.NONE, Policy.DEFAULT, null).write(config);
    }

    @ParameterizedTest
    @CsvSource({"PASS,PROMOTE,0", "FAIL,ROLLBACK,1", "REVERT_FAILED,ROLLBACK,1", "INCONCLUSIVE,HOLD,2", "ERROR,HOLD,2"})
    void endsWithTheDecision(Verdict verdict, GateDecision decision, int code) throws IOException {
        finished("slow", verdict);

        CommandLineRun run = verify();

        assertThat(run.code()).isEqualTo(code);
        assertThat(run.out())
                .startsWith(CommandLineRun.lines(
                        "Chaos gate: " + decision + " (1 experiment, worst verdict " + verdict + ")"))
                .endsWith(CommandLineRun.lines("Written to " + directory.resolve("gate.json")));
        assertThat(GateRecord.read(directory.resolve("gate.json")).decision()).isEqualTo(decision);
        assertThat(Files.readAllLines(directory.resolve("audit.log"))).hasSize(1);
    }

    @Test
    void cannotDecideWithoutResults() {
        assertThat(verify())
                .isEqualTo(new CommandLineRun(
                        3,
                        CommandLineRun.lines(
                                "Chaos gate: ERROR (0 experiments, worst verdict ERROR)",
                                "  minimumExperiments requires at least 1 experiment, but found 0 in " + results
                                        + ": ERROR",
                                "Written to " + directory.resolve("gate.json")),
                        ""));
    }

    @Test
    void cannotDecideFromResultsThatAreDamagedOrNeverFinished() throws IOException {
        finished("slow", Verdict.PASS);
        Files.writeString(results.resolve("damaged.json"), "{\"schema\":1,");
        ResultsFile.of(results, "cut").started("cut", "ShopTests#cut", "", now);

        CommandLineRun run = verify();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains(
                        "  everyExperimentPassed requires that what was started has ended, but found cut (ShopTests#cut),"
                                + " started at " + now + " by process "
                                + ProcessHandle.current().pid() + " and never finished; ")
                .contains("  everyExperimentPassed requires results that can be read, but found "
                        + results.resolve("damaged.json") + " is damaged: ");
    }

    @Test
    void refusesResultsOfAnEarlierBuild() throws IOException {
        finished("slow", Verdict.PASS);

        CommandLineRun run = verify("--since", now.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains("  since requires results of experiments that began at " + now
                        + " or later, but found 1 that began earlier, the first slow at " + now.minusSeconds(10)
                        + ": ERROR");
        assertThat(verify("--since", now.minusSeconds(10).toString()).code()).isZero();
    }

    @Test
    void aRuleMaySayHowOldTheyMayBeInstead() throws IOException {
        finished("slow", Verdict.PASS);
        rewrite("1h");
        assertThat(verify("--since", now.toString()).code()).isZero();

        rewrite("1us");
        assertThat(verify("--since", now.toString()).code()).isEqualTo(3);
    }

    @Test
    void noDecisionIsGoodThatCouldNotBeWrittenDown() throws IOException {
        finished("slow", Verdict.PASS);
        Files.createDirectories(directory.resolve("gate.json/inside"));

        CommandLineRun run = verify();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).startsWith("The decision could not be written down: ");
    }

    private void rewrite(String maximumAge) throws IOException {
        GateConfig read = GateConfig.read(config);
        new GateConfig(
                        read.results(),
                        read.report(),
                        read.journal(),
                        read.record(),
                        read.auditLog(),
                        List.of(new Rules.Written("maximumAge", Map.of("atMost", maximumAge))),
                        read.policy(),
                        read.override(),
                        read.rollout(),
                        read.run())
                .write(config);
    }

    private void finished(String id, Verdict verdict) {
        ResultsFile.of(results, id).finished(result(id, verdict, now));
    }

    private CommandLineRun verify(String... more) {
        String[] arguments = new String[more.length + 3];
        arguments[0] = "verify";
        arguments[1] = "--config";
        arguments[2] = config.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return CommandLineRun.of(arguments);
    }
}

package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.chaosjunit.gate.AuditLog;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.GateRecord;
import org.chaosjunit.gate.Policy;
import org.chaosjunit.gate.RolloutConfig;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Gates as real processes, over real experiments in another. */
@Timeout(240)
class GateCommandTests {
    private static final Policy RETRY = new Policy(GateDecision.HOLD, GateDecision.HOLD, 1);

    @TempDir
    private Path directory;

    @Test
    void promotesWhatPasses() throws Exception {
        try (GateProcess gate = gate(Policy.DEFAULT, "holds")) {
            assertThat(gate.exitCode()).as(gate::output).isZero();
            assertThat(done()).containsExactly("begin", "promote");
            assertThat(gate.gate())
                    .returns(GateDecision.PROMOTE, GateRecord::decision)
                    .returns(true, GateRecord::reverted)
                    .returns(1, GateRecord::attempts)
                    .returns("anna", record -> record.build().actor())
                    .returns(promised("promote") + " exited with 0.", GateRecord::act)
                    .returns("what " + promised("promote") + " promotes", GateRecord::rollout);
            assertThat(gate.output()).contains("Chaos gate: PROMOTE (1 experiment, worst verdict PASS)");
        }
        assertThat(directory.resolve("flag")).hasContent("on");
        assertThat(new AuditLog(directory.resolve("audit.log")).broken()).isEmpty();
    }

    @Test
    void rollsBackWhatFails() throws Exception {
        try (GateProcess gate = gate(RETRY, "breaks")) {
            assertThat(gate.exitCode()).as(gate::output).isEqualTo(1);
            assertThat(done()).containsExactly("begin", "rollBack");
            assertThat(gate.gate())
                    .returns(GateDecision.ROLLBACK, GateRecord::decision)
                    .returns(Verdict.FAIL, GateRecord::verdict)
                    .returns(1, GateRecord::attempts);
        }
        assertThat(directory.resolve("flag")).hasContent("on");
    }

    @Test
    void triesOnceMoreAndHoldsWhatCannotBeTold() throws Exception {
        try (GateProcess gate = gate(RETRY, "cannotTell")) {
            assertThat(gate.exitCode()).as(gate::output).isEqualTo(2);
            assertThat(done()).containsExactly("begin", "hold");
            assertThat(gate.gate())
                    .returns(GateDecision.HOLD, GateRecord::decision)
                    .returns(Verdict.INCONCLUSIVE, GateRecord::verdict)
                    .returns(2, GateRecord::attempts);
            assertThat(gate.gate().notes()).singleElement().satisfies(note -> assertThat(note)
                    .startsWith("Attempt 1 was INCONCLUSIVE: everyExperimentPassed requires PASS, but found ")
                    .endsWith(": HOLD. Nothing was left in place, and it was tried again."));
        }
    }

    @Test
    void cannotDecideWhenTheJvmOfTheExperimentsDies() throws Exception {
        try (GateProcess gate = gate(RETRY, "halts")) {
            assertThat(gate.exitCode()).as(gate::output).isEqualTo(3);
            assertThat(done()).containsExactly("begin", "hold");
            assertThat(gate.gate())
                    .returns(GateDecision.ERROR, GateRecord::decision)
                    .returns(true, GateRecord::reverted)
                    .returns(1, GateRecord::attempts);
            assertThat(gate.gate().violations().get(0))
                    .isEqualTo(Violation.last(
                            "runEnded", GateDecision.ERROR, "that the JVM of the experiments ends with 0", "17"));
        }
        assertThat(directory.resolve("flag")).hasContent("on");
    }

    @Test
    void holdsWhenItIsCancelled() throws Exception {
        try (GateProcess gate = gate(RETRY, "waits")) {
            gate.awaitFlag("off");
            gate.terminate();

            assertThat(gate.exitCode()).as(gate::output).isEqualTo(143);
            assertThat(directory.resolve("flag")).hasContent("on");
            assertThat(done()).containsExactly("begin", "hold");
            assertThat(gate.gate())
                    .returns(GateDecision.HOLD, GateRecord::decision)
                    .returns(Verdict.INCONCLUSIVE, GateRecord::verdict)
                    .returns(true, GateRecord::reverted);
            assertThat(gate.gate().violations())
                    .contains(Violation.last(
                            "notCancelled",
                            GateDecision.HOLD,
                            "experiments that come to their end",
                            "that the gate was cancelled"));
        }
    }

    @Test
    void leavesNothingBehindWhenItIsKilled() throws Exception {
        try (GateProcess gate = gate(Policy.DEFAULT, "waits")) {
            gate.awaitFlag("off");
            gate.kill();

            gate.awaitFlag("on");
        }
    }

    @Test
    void cannotDecideWithoutAnExperiment() throws Exception {
        try (GateProcess gate = gate(Policy.DEFAULT, OrdinaryTestCase.class.getName() + "#isNoExperiment")) {
            assertThat(gate.exitCode()).as(gate::output).isEqualTo(3);
            assertThat(gate.output())
                    .contains("Nothing was run: no experiment was found in " + OrdinaryTestCase.class.getName()
                            + "#isNoExperiment.");
            assertThat(gate.gate().violations())
                    .containsExactlyInAnyOrder(
                            Violation.last(
                                    "minimumExperiments",
                                    GateDecision.ERROR,
                                    "at least 1 experiment",
                                    "0 in " + directory.resolve("results")),
                            Violation.last(
                                    "runEnded",
                                    GateDecision.ERROR,
                                    "that the JVM of the experiments ends with 0",
                                    "1"));
        }
    }

    @Test
    void beginsNothingWhileTheStopButtonIsPressed() throws Exception {
        Path config = GateProcess.prepare(directory, rollout(), Policy.DEFAULT, "holds");
        Path stop = directory.resolve("journal/stop");
        Files.createDirectories(stop.getParent());
        Files.writeString(stop, "Black Friday");

        CommandLineRun run = CommandLineRun.of("gate", "--config", config.toString());

        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        3,
                        CommandLineRun.lines(
                                "Chaos gate: ERROR (0 experiments, worst verdict ERROR)",
                                "  preflight requires that the stop button is not pressed, but found " + stop
                                        + ", which says \"Black Friday\": ERROR",
                                "  minimumExperiments requires at least 1 experiment, but found 0 in "
                                        + directory.resolve("results") + ": ERROR",
                                "  Nothing was done, for nothing had been begun.",
                                "Written to " + directory.resolve("gate.json")),
                        ""));
        assertThat(directory.resolve("done")).doesNotExist();
    }

    @Test
    void saysThatItCouldNotAct() throws Exception {
        RolloutConfig begins =
                new RolloutConfig("command", Map.of("begin", "echo no; exit 4", "promote", "true", "rollBack", "true"));
        Path config = GateProcess.prepare(directory, begins, Policy.DEFAULT, "holds");

        CommandLineRun run = CommandLineRun.of("gate", "--config", config.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out())
                .contains(
                        "  preflight requires that the deployment begins, but found `echo no; exit 4` exited with 4. It"
                                + " said: no: ERROR")
                .contains("  It was left as it is.");
    }

    @Test
    void requiresWhatItRunsAndActsOn() throws Exception {
        Path config = directory.resolve("gate-config.json");
        GateProcess.config(directory, new RolloutConfig("comand", Map.of()), Policy.DEFAULT, null)
                .write(config);

        assertThat(CommandLineRun.of("gate", "--config", config.toString()))
                .isEqualTo(new CommandLineRun(
                        3,
                        "",
                        CommandLineRun.lines(config + " requires `run`, but found nothing. Write for example \"run\":"
                                + " {\"classPath\": [...], \"scanRoots\": [\"target/test-classes\"]}.")));
        GateProcess.prepare(directory, new RolloutConfig("comand", Map.of()), Policy.DEFAULT, "holds");
        assertThat(CommandLineRun.of("gate", "--config", config.toString()))
                .isEqualTo(new CommandLineRun(
                        3,
                        "",
                        CommandLineRun.lines("There is no rollout control \"comand\" on the class path. The nearest is"
                                + " \"command\". Known: command, none.")));
    }

    private GateProcess gate(Policy policy, String experiment) throws IOException {
        Path config = GateProcess.prepare(directory, rollout(), policy, experiment);
        return GateProcess.start(directory, "gate", "--config", config.toString());
    }

    private RolloutConfig rollout() {
        return new RolloutConfig(
                "command",
                Map.of(
                        "begin", command("begin"),
                        "promote", command("promote"),
                        "rollBack", command("rollBack"),
                        "hold", command("hold")));
    }

    private String promised(String what) {
        return '`' + command(what) + '`';
    }

    // What it does depends on the flag: nothing may be in place when it is called.
    private String command(String what) {
        return "grep -q on " + directory.resolve("flag") + " && echo " + what + " >> " + directory.resolve("done");
    }

    private List<String> done() throws IOException {
        return Files.readAllLines(directory.resolve("done"));
    }
}

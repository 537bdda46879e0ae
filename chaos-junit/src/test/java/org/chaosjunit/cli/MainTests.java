package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTests {
    private static final String HELP = "Help: java -jar chaos-junit.jar";

    @Test
    void requiresACommand() {
        assertThat(CommandLineRun.of())
                .isEqualTo(wrong(
                        "One of the commands revert, list, stop, resume, run, verify, gate is required.",
                        HELP + " --help"));
        assertThat(CommandLineRun.of("undo"))
                .isEqualTo(wrong(
                        "One of the commands revert, list, stop, resume, run, verify, gate is required, but found \"undo\".",
                        HELP + " --help"));
    }

    @Test
    void knowsNoOptionsBesideItsOwn() {
        assertThat(CommandLineRun.of("revert", "--dryrun"))
                .isEqualTo(
                        wrong("Unknown option: '--dryrun'", "Possible solutions: --dry-run", HELP + " revert --help"));
        assertThat(CommandLineRun.of("list", "journals"))
                .isEqualTo(wrong("Unmatched argument at index 1: 'journals'", HELP + " list --help"));
        assertThat(CommandLineRun.of("resume", "--journal"))
                .isEqualTo(wrong("Missing required parameter for option '--journal' (DIR)", HELP + " resume --help"));
    }

    @Test
    void requiresALengthOfTime() {
        assertThat(CommandLineRun.of("stop", "--wait", "5"))
                .isEqualTo(wrong(
                        "Invalid value for option '--wait': \"5\" is no length of time; write for example 500ms, 60s or"
                                + " 2min",
                        HELP + " stop --help"));
    }

    @Test
    void refusesParametersThatItDoesNotKnow() {
        CommandLineRun run = CommandLineRun.with(Map.of("chaosjunit.jurnal.directory", "/journals"), "revert");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("The command requires parameters that are known, but found the configuration parameter"
                        + " `chaosjunit.jurnal.directory`. The nearest is `chaosjunit.journal.directory`. Known: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"revert", "list", "stop", "resume"})
    void helpsWithEachCommand(String command) {
        CommandLineRun run = CommandLineRun.of(command, "--help");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("Usage: java -jar chaos-junit.jar " + command + " [")
                .contains("--journal=DIR", "Exit codes:", "  0   ", "  1   ", "  2   ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify", "gate"})
    void aGateThatIsNotUnderstoodIsAnErrorAndNotAHold(String command) {
        assertThat(CommandLineRun.of(command))
                .isEqualTo(new CommandLineRun(
                        3,
                        "",
                        CommandLineRun.lines(
                                "Missing required option: '--config=FILE'", HELP + " " + command + " --help")));
        assertThat(CommandLineRun.of(command, "--config", "missing.json"))
                .isEqualTo(new CommandLineRun(
                        3, "", CommandLineRun.lines("missing.json cannot be read: it does not exist.")));
        assertThat(CommandLineRun.with(Map.of("chaosjunit.jurnal.directory", "/journals"), command)
                        .code())
                .isEqualTo(3);
    }

    @Test
    void requiresAMoment() {
        assertThat(CommandLineRun.of("verify", "--config", "gate-config.json", "--since", "noon"))
                .isEqualTo(new CommandLineRun(
                        3,
                        "",
                        CommandLineRun.lines(
                                "Invalid value for option '--since': \"noon\" is no moment; write for example"
                                        + " 2026-11-21T18:00:00Z",
                                HELP + " verify --help")));
    }

    private static CommandLineRun wrong(String... lines) {
        return new CommandLineRun(2, "", CommandLineRun.lines(lines));
    }
}

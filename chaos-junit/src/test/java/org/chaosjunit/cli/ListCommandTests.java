package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chaosjunit.revert.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ListCommandTests {
    /** The id of no process: they end before. */
    private static final long OVER = Integer.MAX_VALUE;

    @TempDir
    private Path journals;

    @TempDir
    private Path elsewhere;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(elsewhere.resolve("flags"), "on");
    }

    @Test
    void showsWhatWasLeftBehindAndHowItStands() throws Exception {
        FileRun.leftBehind(journals, file);

        assertThat(list())
                .isEqualTo(new CommandLineRun(
                        1,
                        heading("not pressed")
                                + CommandLineRun.lines(
                                        "",
                                        "LEFT BEHIND: "
                                                + FileRun.words(
                                                        ProcessHandle.current().pid()),
                                        "  \"write 3 bytes to " + file + "\" on file:" + file,
                                        "    in place",
                                        "    nobody takes it back by itself: run `revert`, or start the next run"),
                        ""));

        Files.writeString(file, "mine");
        assertThat(list().out()).endsWith(CommandLineRun.lines("    changed by someone else: 4 bytes: mine"));

        Files.writeString(file, "on");
        CommandLineRun back = list();
        assertThat(back.out())
                .isEqualTo(heading("not pressed")
                        + CommandLineRun.lines(
                                "",
                                "OVER, nothing left in place: "
                                        + FileRun.words(ProcessHandle.current().pid()),
                                "  \"write 3 bytes to " + file + "\" on file:" + file,
                                "    taken back"));
        assertThat(back.code()).isZero();
    }

    @Test
    void showsWhatIsRunning() throws Exception {
        try (OtherRun other = OtherRun.start(journals, file)) {
            CommandLineRun run = list();

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.out())
                    .startsWith(heading("not pressed") + CommandLineRun.lines("", "RUNNING: " + other.words()))
                    .contains("    in place")
                    .containsPattern("    is to be taken back by [0-9TZ:-]+, in \\d min");
        }
    }

    @Test
    void showsWhoseGuardianIsAtIt() throws Exception {
        Header here = FileRun.header();
        Path journal = FileRun.leftBehind(
                journals,
                file,
                new Header(here.experiment(), here.test(), here.started(), here.host(), OVER, here.results()));

        LockHolder guardian = LockHolder.start(journal);
        try {
            CommandLineRun run = list();

            assertThat(run)
                    .isEqualTo(new CommandLineRun(
                            1,
                            heading("not pressed")
                                    + CommandLineRun.lines(
                                            "",
                                            "BEING TAKEN BACK by another process: " + FileRun.words(OVER),
                                            "  \"write 3 bytes to " + file + "\" on file:" + file,
                                            "    in place",
                                            "    its guardian is at it"),
                            ""));
        } finally {
            guardian.close();
        }
    }

    @Test
    void showsTheStopButton() throws IOException {
        Files.writeString(journals.resolve("stop"), "maintenance\n");

        assertThat(list())
                .isEqualTo(new CommandLineRun(
                        0,
                        CommandLineRun.lines(
                                "Journals:    " + journals + " (none)", "Stop button: PRESSED, \"maintenance\""),
                        ""));
    }

    @Test
    void printsJson() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);
        Files.writeString(journals.resolve("stop"), "maintenance\n");

        CommandLineRun run = CommandLineRun.of("list", "--json", "--journal", journals.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().replaceAll("\"expires\": \"[^\"]+\"", "\"expires\": \"T\""))
                .isEqualTo("""
                        {
                          "directory": "%s",
                          "stopButton": {
                            "file": "%s",
                            "pressed": true,
                            "reason": "maintenance"
                          },
                          "journals": [
                            {
                              "file": "%s",
                              "state": "LEFT_BEHIND",
                              "run": {
                                "experiment": "flags-1",
                                "test": "com.acme.FlagsTest#flagOff",
                                "started": "2026-11-01T10:00:00Z",
                                "host": "%s",
                                "pid": %d,
                                "results": "/nowhere/flags-1.json"
                              },
                              "changes": [
                                {
                                  "description": "write 3 bytes to %s",
                                  "target": "file:%s",
                                  "reach": "MACHINE",
                                  "expires": "T",
                                  "condition": "IN_PLACE",
                                  "byHand": "printf %%s 'b24=' | base64 -d > '%s'"
                                }
                              ]
                            }
                          ]
                        }
                        """.formatted(
                                journals,
                                journals.resolve("stop"),
                                journal,
                                FileRun.header().host(),
                                ProcessHandle.current().pid(),
                                file,
                                file,
                                file));
    }

    @Test
    void printsJsonAlsoWhereThereIsNothing() {
        Path missing = elsewhere.resolve("missing");

        assertThat(CommandLineRun.with(Map.of("chaosjunit.journal.directory", missing.toString()), "list", "--json"))
                .isEqualTo(new CommandLineRun(0, """
                        {
                          "directory": "%s",
                          "stopButton": {
                            "file": "%s",
                            "pressed": false
                          },
                          "journals": []
                        }
                        """.formatted(missing, missing.resolve("stop")), ""));
    }

    private String heading(String button) {
        return CommandLineRun.lines("Journals:    " + journals, "Stop button: " + button);
    }

    private CommandLineRun list() {
        return CommandLineRun.of("list", "--journal", journals.toString());
    }
}

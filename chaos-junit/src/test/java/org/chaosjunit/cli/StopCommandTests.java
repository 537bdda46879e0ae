package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.chaosjunit.revert.UndoStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class StopCommandTests {
    private static final String STAYS_PRESSED =
            "No experiment starts as long as it is pressed. Release it with `resume`.";

    @TempDir
    private Path journals;

    @TempDir
    private Path elsewhere;

    private Path file;
    private Path button;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(elsewhere.resolve("flags"), "on");
        button = journals.resolve("stop");
    }

    @Test
    void waitsUntilWhatIsRunningHasEnded() throws Exception {
        try (OtherRun other = OtherRun.start(journals, file)) {
            assertThat(run("stop", "--reason", "maintenance"))
                    .isEqualTo(new CommandLineRun(
                            0,
                            CommandLineRun.lines(
                                    "The stop button is pressed: " + button,
                                    "Waiting for " + other.words(),
                                    "Ended: " + other.words(),
                                    "No experiment is running.",
                                    STAYS_PRESSED),
                            ""));
        }
        assertThat(file).hasContent("on");
        assertThat(button).hasContent("maintenance");
    }

    @Test
    void givesUpWhenTheTimeIsUp() throws Exception {
        UndoStack stack = FileRun.change(journals, file, FileRun.header());
        String words = "an experiment of this process, with the journal " + stack.journal();

        assertThat(run("stop", "--wait", "300ms"))
                .isEqualTo(new CommandLineRun(
                        3,
                        CommandLineRun.lines(
                                "The stop button is pressed: " + button,
                                "Waiting for " + words,
                                "STILL RUNNING after 300 ms: " + words,
                                "If it was started with another chaosjunit.stop.file, create that file. To end it by"
                                        + " force, kill its process, and run `revert`.",
                                STAYS_PRESSED),
                        ""));
        assertThat(button).hasContent("pressed by " + System.getProperty("user.name"));
        stack.revert();
        stack.close();
    }

    @Test
    void pointsAtWhatWasLeftBehind() throws Exception {
        FileRun.leftBehind(journals, file);

        assertThat(run("stop"))
                .isEqualTo(new CommandLineRun(
                        1,
                        CommandLineRun.lines(
                                "The stop button is pressed: " + button,
                                "No experiment is running.",
                                "SOMETHING MAY STILL BE IN PLACE of runs that are over. See it with `list`, take it back"
                                        + " with `revert`.",
                                STAYS_PRESSED),
                        ""));
        assertThat(file).hasContent("off");
    }

    @Test
    void stopsNothingWhereThereIsNothing() {
        Path missing = elsewhere.resolve("missing");

        assertThat(CommandLineRun.with(Map.of("chaosjunit.journal.directory", missing.toString()), "stop"))
                .isEqualTo(new CommandLineRun(
                        2,
                        "",
                        CommandLineRun.lines("There is no journal directory " + missing
                                + ", so no experiment has ever run here, and nothing was stopped. If the tests run"
                                + " elsewhere, name the directory with --journal.")));
        assertThat(missing).doesNotExist();
    }

    @Test
    void pressesTheButtonThatTheParameterNames() {
        Path other = elsewhere.resolve("buttons/all");
        Map<String, String> parameters = Map.of("chaosjunit.stop.file", other.toString());

        assertThat(CommandLineRun.with(parameters, "stop", "--journal", journals.toString())
                        .code())
                .isZero();
        assertThat(other).exists();
        assertThat(CommandLineRun.with(parameters, "resume", "--journal", journals.toString())
                        .code())
                .isZero();
        assertThat(other).doesNotExist();
    }

    @Test
    void saysThatItCouldNotPressTheButton() {
        Path other = file.resolve("stop");

        assertThat(CommandLineRun.with(
                        Map.of("chaosjunit.stop.file", other.toString()), "stop", "--journal", journals.toString()))
                .isEqualTo(new CommandLineRun(
                        1,
                        "",
                        CommandLineRun.lines("The stop button could NOT be pressed: " + file
                                + ": a file is in the way. Nothing was stopped. End the experiments with TERM to their"
                                + " processes.")));
    }

    @Test
    void knowsThatTheButtonIsPressedThoughItCannotBeWrittenAnew() throws IOException {
        Files.createDirectory(button);

        assertThat(run("stop"))
                .isEqualTo(new CommandLineRun(
                        0,
                        CommandLineRun.lines(
                                "The stop button was pressed before: " + button + ". It could not"
                                        + " be written anew: Is a directory.",
                                "No experiment is running.",
                                STAYS_PRESSED),
                        ""));
    }

    @Test
    void releasesTheButtonAgain() throws IOException {
        Files.writeString(button, "maintenance");

        assertThat(run("resume"))
                .isEqualTo(new CommandLineRun(
                        0,
                        CommandLineRun.lines("The stop button is released: " + button
                                + " was removed. Experiments may start again."),
                        ""));
        assertThat(run("resume"))
                .isEqualTo(new CommandLineRun(
                        0,
                        CommandLineRun.lines("The stop button was not pressed: there is no file " + button + "."),
                        ""));
    }

    @Test
    void saysThatItCouldNotReleaseTheButton() throws IOException {
        Files.createDirectories(button.resolve("inside"));

        CommandLineRun run = run("resume");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(CommandLineRun.lines(
                        "It could not be done: " + button + ": it is a directory that is not empty."));
    }

    private CommandLineRun run(String command, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = command;
        arguments[1] = "--journal";
        arguments[2] = journals.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandLineRun.of(arguments);
    }
}

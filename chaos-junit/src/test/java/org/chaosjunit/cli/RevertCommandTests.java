package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chaosjunit.revert.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RevertCommandTests {
    @TempDir
    private Path directory;

    private Path journals;
    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        journals = Files.createDirectory(directory.resolve("journals"));
        file = Files.writeString(directory.resolve("flags"), "on");
    }

    @Test
    void takesBackWhatWasLeftBehind() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);

        CommandLineRun run = revert();

        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        0,
                        lines(
                                journal.toString(),
                                "  Took back " + change() + ", which the experiment flags-1 of process "
                                        + ProcessHandle.current().pid() + " on "
                                        + FileRun.header().host()
                                        + ", started at 2026-11-01T10:00:00Z, had left behind.",
                                "Nothing is left in place."),
                        ""));
        assertThat(file).hasContent("on");
        assertThat(files()).isEmpty();
    }

    @Test
    void saysWhatItWouldTakeBackAndDoesNot() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);

        CommandLineRun run = revert("--dry-run");

        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        1,
                        lines(
                                journal.toString(),
                                "  " + FileRun.words(ProcessHandle.current().pid()),
                                "  Would take back " + change() + ".",
                                "Nothing was changed: this was a dry run."),
                        ""));
        assertThat(file).hasContent("off");
        assertThat(files()).containsExactly(journal);
    }

    @Test
    void hasNothingToDoInADryRunWhereNothingIsInPlace() throws Exception {
        FileRun.leftBehind(journals, file);
        Files.writeString(file, "on");

        CommandLineRun run = revert("--dry-run");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("  Nothing is left of " + change() + ".");
    }

    @Test
    void leavesARepairByHandAndSaysWhatWasThereBefore() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);
        Files.writeString(file, "mine");

        CommandLineRun planned = revert("--dry-run");
        CommandLineRun run = revert();

        assertThat(planned.code()).isEqualTo(1);
        assertThat(planned.out())
                .contains("  Would leave " + change() + " as it is, for someone else has changed it meanwhile: 4 bytes:"
                        + " mine. To have it as it was before the experiment, by hand: printf %s 'b24=' | base64 -d > '"
                        + file + "'.");
        assertThat(run)
                .isEqualTo(new CommandLineRun(
                        1,
                        lines(
                                journal.toString(),
                                "  " + change() + " was not taken back, for someone else has changed it meanwhile: 4"
                                        + " bytes: mine. It was left as it is. To have it as it was before the"
                                        + " experiment, by hand: printf %s 'b24=' | base64 -d > '" + file + "'.",
                                "NOT ALL IS AS IT WAS BEFORE: see above."),
                        ""));
        assertThat(file).hasContent("mine");
        assertThat(revert().code()).isZero();
    }

    @Test
    void leavesARunningExperimentAlone() throws Exception {
        try (OtherRun other = OtherRun.start(journals, file)) {
            assertThat(revert())
                    .isEqualTo(new CommandLineRun(
                            3,
                            lines(
                                    "Nothing was left behind in " + journals + ".",
                                    "Still running, and left alone: " + other.words() + ". End it with `stop`."),
                            ""));
            assertThat(file).hasContent("off");

            other.kill();

            assertThat(revert().code()).isZero();
            assertThat(file).hasContent("on");
        }
    }

    @Test
    void sendsAPersonToTheMachineThatAloneCanTakeItBack() throws Exception {
        Header here = FileRun.header();
        Header there =
                new Header(here.experiment(), here.test(), here.started(), "build-7", here.pid(), here.results());
        Path journal = FileRun.leftBehind(journals, file, there);
        Files.writeString(file, "on");

        CommandLineRun planned = revert("--dry-run");
        CommandLineRun run = revert();

        assertThat(planned.code()).isEqualTo(1);
        assertThat(planned.out())
                .contains("  Cannot tell how " + change() + " stands: that is only to be seen on build-7. By hand:"
                        + " printf %s 'b24=' | base64 -d > '" + file + "'.");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(" and can only be taken back there. Run `java -jar chaos-junit.jar revert --journal "
                        + journals
                        + "` on build-7; if that machine is gone for good, `java -jar chaos-junit.jar revert --forget "
                        + journal + "` dismisses it.");
    }

    @Test
    void takesNoFileThatItCannotReadForSuccess() throws Exception {
        Path damaged = FileRun.leftBehind(journals, file);
        Files.writeString(damaged, "no record\n\n", StandardOpenOption.APPEND);
        Path closed = Files.createDirectory(journals.resolve("closed.journal"));
        String isDamaged =
                "  " + damaged + " is damaged in line 3, so nothing in it was taken back: a fault may still be"
                        + " in place. Read the file, restore by hand what its records name, and then `java -jar chaos-junit.jar revert --forget "
                        + damaged + "`.";

        assertThat(revert("--dry-run"))
                .isEqualTo(new CommandLineRun(
                        1,
                        lines(
                                closed.toString(),
                                "  " + closed + " cannot be opened: Is a directory. A fault may still be in place.",
                                damaged.toString(),
                                isDamaged,
                                "Nothing was changed: this was a dry run."),
                        ""));
        assertThat(revert())
                .isEqualTo(new CommandLineRun(
                        1,
                        lines(
                                closed.toString(),
                                "  The journal " + closed + " cannot be opened: Is a directory. Nothing in it was taken"
                                        + " back, so a fault may still be in place. Try again as a user who may write"
                                        + " it.",
                                damaged.toString(),
                                isDamaged,
                                "NOT ALL IS AS IT WAS BEFORE: see above."),
                        ""));
    }

    @Test
    void namesAForeignFileAndIsDone() throws IOException {
        Path foreign = Files.writeString(journals.resolve("paris.journal"), "Day 1\n");
        String name = "  " + foreign + " is no journal of chaos-junit and was left alone. Move it elsewhere.";

        assertThat(revert())
                .isEqualTo(new CommandLineRun(0, lines(foreign.toString(), name, "Nothing is left in place."), ""));
        assertThat(revert("--dry-run"))
                .isEqualTo(new CommandLineRun(
                        0, lines(foreign.toString(), name, "Nothing was changed: this was a dry run."), ""));
    }

    @Test
    void saysWhereThereIsNothing() {
        assertThat(revert())
                .isEqualTo(new CommandLineRun(0, lines("Nothing was left behind in " + journals + "."), ""));
    }

    @Test
    void doesNotMissADirectoryThatNobodyNamed() {
        Path missing = directory.resolve("missing");

        assertThat(CommandLineRun.with(Map.of("chaosjunit.journal.directory", missing.toString()), "revert"))
                .isEqualTo(new CommandLineRun(
                        0,
                        lines("No journal directory " + missing + ": nothing to take back. If the tests were run"
                                + " elsewhere, name the directory with --journal."),
                        ""));
    }

    @Test
    void looksWhereTheParameterSays() throws Exception {
        FileRun.leftBehind(journals, file);

        assertThat(CommandLineRun.with(Map.of("chaosjunit.journal.directory", journals.toString()), "revert")
                        .code())
                .isZero();
        assertThat(file).hasContent("on");
    }

    @Test
    void takesNoWrongDirectoryForSuccess() throws IOException {
        Path missing = directory.resolve("missing");
        Path inner = Files.createDirectories(directory.resolve("shop/.chaos-junit/journal"));
        Path shop = directory.resolve("shop");
        Path around = shop.resolve(".chaos-junit");

        assertThat(CommandLineRun.of("revert", "--journal", missing.toString()))
                .isEqualTo(
                        wrong("There is no directory " + missing + ", and no other was looked into. Name the directory"
                                + " of the journals: by default .chaos-junit/journal in the directory in which the tests were"
                                + " run."));
        assertThat(CommandLineRun.of("revert", "--journal", file.toString()))
                .isEqualTo(wrong(file + " is a file. Name the directory of the journals."));
        for (Path outer : List.of(shop, around)) {
            assertThat(CommandLineRun.of("revert", "--journal", outer.toString()))
                    .isEqualTo(wrong(outer + " is not the directory of the journals, but around it. Write `--journal "
                            + inner + "`."));
        }
    }

    private static CommandLineRun wrong(String message) {
        return new CommandLineRun(2, "", lines(message));
    }

    private String change() {
        return "\"write 3 bytes to " + file + "\" on file:" + file;
    }

    private CommandLineRun revert(String... options) {
        List<String> arguments = Stream.concat(
                        Stream.of("revert", "--journal", journals.toString()), Stream.of(options))
                .toList();
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(journals)) {
            return files.toList();
        }
    }

    private static String lines(String... lines) {
        return CommandLineRun.lines(lines);
    }
}

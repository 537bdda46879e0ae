package org.chaosjunit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.ResultsFile;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.revert.Header;
import org.chaosjunit.revert.UndoStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ForgetTests {
    private static final String FORGOTTEN = "  Forgotten: the journal was removed, and nobody tries again.";
    private static final String UNVERIFIED = "  UNVERIFIED, for not all of it can be read: records may be missing, and"
            + " what is named may have been taken back before.";

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
    void saysWhatWasInTheJournalAndRemovesIt() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);

        assertThat(CommandLineRun.of("revert", "--forget", journal.toString()))
                .isEqualTo(new CommandLineRun(
                        0, lines(journal.toString(), whose(), "  " + notTakenBack(), FORGOTTEN), ""));
        assertThat(file).hasContent("off");
        assertThat(files()).isEmpty();
        assertThat(CommandLineRun.of("revert", "--journal", journals.toString()).code())
                .isZero();
    }

    @Test
    void saysThatNothingWasLeft() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);
        append(journal, "{\"back\":0}");

        assertThat(forget(journal))
                .isEqualTo(new CommandLineRun(
                        0, lines(journal.toString(), whose(), "  Nothing of it was left in place.", FORGOTTEN), ""));
    }

    @Test
    void forgetsSeveralAndLeavesTheOthers() throws Exception {
        Path one = FileRun.leftBehind(journals, file);
        Path other = FileRun.leftBehind(journals, otherFile("other"));
        Path kept = FileRun.leftBehind(journals, otherFile("kept"));

        CommandLineRun run = forget(one, other, one);

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().filter(FORGOTTEN::equals)).hasSize(2);
        assertThat(files()).containsExactly(kept);
    }

    @Test
    void finishesTheResultsWithWhatWasNotTakenBack() throws Exception {
        Header header = FileRun.header();
        ResultsFile results = ResultsFile.of(directory, "flags-1");
        results.started("flags-1", header.test(), "Flags survive", header.started());
        Path journal = FileRun.leftBehind(
                journals,
                file,
                new Header(
                        header.experiment(),
                        header.test(),
                        header.started(),
                        header.host(),
                        header.pid(),
                        results.path().toString()));

        forget(journal);

        assertThat(ResultsFile.read(results.path()).result()).satisfies(result -> {
            assertThat(result.verdict()).isEqualTo(Verdict.REVERT_FAILED);
            assertThat(result.findings())
                    .extracting(Finding::message)
                    .contains(change() + " was not taken back: a person has dismissed it with `revert --forget`. It may"
                            + " still be in place. By hand: " + byHand() + ".");
        });
    }

    @Test
    void leavesARunningExperimentAlone() throws Exception {
        UndoStack mine = FileRun.change(journals, file, FileRun.header());
        try (OtherRun other = OtherRun.start(journals, otherFile("other"))) {
            for (Path journal : files()) {
                assertThat(forget(journal))
                        .isEqualTo(new CommandLineRun(
                                3,
                                lines(
                                        journal.toString(),
                                        "  NOT forgotten: its experiment is still running. End it with `stop`."),
                                ""));
            }
            assertThat(files()).hasSize(2);

            other.kill();
            CommandLineRun run = forget(files().toArray(Path[]::new));

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.out()).contains(other.words(), FORGOTTEN);
            assertThat(files()).containsExactly(mine.journal());
        }
        mine.revert();
        mine.close();
    }

    @Test
    void saysWhatCanStillBeReadOfADamagedJournal() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);
        Files.writeString(journal, "no record\u0007\n", StandardOpenOption.APPEND);
        append(journal, "{\"back\":0}");

        assertThat(forget(journal))
                .isEqualTo(new CommandLineRun(
                        0,
                        lines(
                                journal.toString(),
                                whose(),
                                UNVERIFIED,
                                "  Unverified: " + notTakenBack(),
                                "  Cannot be read: no record?",
                                FORGOTTEN),
                        ""));
        assertThat(files()).isEmpty();
    }

    @Test
    void saysWhatCanBeReadThoughItsFirstLineIsDamaged() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);
        List<String> content = Files.readString(journal).lines().toList();
        String damaged = content.get(0).replace("FlagsTest", "FLAGSTEST");
        Files.writeString(journal, damaged + "\n" + content.get(1) + "\n");

        assertThat(forget(journal))
                .isEqualTo(new CommandLineRun(
                        0,
                        lines(
                                journal.toString(),
                                "  Whose journal it is cannot be read.",
                                UNVERIFIED,
                                "  Unverified: " + notTakenBack(),
                                "  Cannot be read: " + damaged,
                                FORGOTTEN),
                        ""));
    }

    @Test
    void showsTheLinesOfAnotherVersionAsTheyAre() throws Exception {
        Path journal = Files.createFile(journals.resolve("newer.journal"));
        String first = append(journal, "{\"format\":\"chaos-junit-journal/9\",\"journal\":{\"id\":\"flags-1\"}}");
        String second = append(journal, "{\"undo\":{\"where\":\"there\"}}");
        String third = append(journal, "{\"note\":1}");

        assertThat(forget(journal))
                .isEqualTo(new CommandLineRun(
                        0,
                        lines(
                                journal.toString(),
                                "  Whose journal it is cannot be read.",
                                UNVERIFIED,
                                "  Cannot be read: " + first,
                                "  Cannot be read: " + second,
                                "  Cannot be read: " + third,
                                FORGOTTEN),
                        ""));
    }

    @Test
    void forgetsNothingWhereOneIsNoJournalOfTheDirectory() throws Exception {
        Path journal = FileRun.leftBehind(journals, file);
        Path missing = journals.resolve("missing.journal");
        Path foreign = Files.writeString(journals.resolve("paris.journal"), "Day 1\n");
        Path stop = Files.writeString(journals.resolve("stop"), "maintenance\n");
        Path elsewhere = FileRun.leftBehind(directory.resolve("others"), otherFile("other"));

        assertThat(forget(journal, missing)).isEqualTo(wrong("There is no file " + missing + "."));
        assertThat(forget(journal, journals)).isEqualTo(wrong(journals + " is a directory. Name one journal in it."));
        assertThat(forget(journal, stop))
                .isEqualTo(wrong(stop + " is no journal: the names of journals end in .journal."));
        assertThat(forget(journal, foreign))
                .isEqualTo(wrong(foreign + " is no journal of chaos-junit and was left alone. Move it elsewhere."));
        assertThat(forget(journal, elsewhere)).isEqualTo(wrong(elsewhere + " is not in " + journals + "."));
        assertThat(CommandLineRun.of("revert", "--dry-run", "--forget", journal.toString()))
                .isEqualTo(wrong("--forget and --dry-run exclude one another."));
        assertThat(files()).containsExactlyInAnyOrder(journal, foreign, stop);
        assertThat(elsewhere).exists();
    }

    private static String append(Path journal, String json) throws IOException {
        CRC32C checksum = new CRC32C();
        checksum.update(json.getBytes(StandardCharsets.UTF_8));
        String line = String.format("%08x %s", checksum.getValue(), json);
        Files.writeString(journal, line + "\n", StandardOpenOption.APPEND);
        return line;
    }

    private static CommandLineRun wrong(String message) {
        return new CommandLineRun(2, "", lines(message + " Nothing was forgotten."));
    }

    private static String whose() {
        return "  " + FileRun.words(ProcessHandle.current().pid());
    }

    private String notTakenBack() {
        return change() + " is not taken back, and may still be in place. By hand: " + byHand() + ".";
    }

    private String change() {
        return "\"write 3 bytes to " + file + "\" on file:" + file;
    }

    private String byHand() {
        return "printf %s 'b24=' | base64 -d > '" + file + "'";
    }

    private Path otherFile(String name) throws IOException {
        return Files.writeString(directory.resolve(name), "on");
    }

    private CommandLineRun forget(Path... forgotten) {
        List<String> arguments = Stream.concat(
                        Stream.of("revert", "--journal", journals.toString()),
                        Stream.of(forgotten).flatMap(journal -> Stream.of("--forget", journal.toString())))
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

package org.chaosjunit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.disk.FilledDisk.fillDisk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.testing.Kit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On whatever file system temporary files are on. */
@DisplayName("A ballast")
class BallastTests {
    private static final String DIRECTORY = "tests.disk";

    private final List<UndoRecord> journal = new ArrayList<>();
    private final DiskReverter reverter = new DiskReverter();

    @TempDir
    private Path directory;

    @Test
    @DisplayName("takes up room in a file that the journal names, and gives it back")
    void takesUpRoom() throws Exception {
        Injection injection = inject(fillDisk(directory.toString()).size("3MB"));

        UndoRecord undo = journal.get(0);
        Path file = Path.of(undo.state().get("file"));
        assertThat(files()).containsExactly(file);
        assertThat(file.getFileName().toString()).startsWith(".chaos-junit-ballast-");
        assertThat(Files.size(file)).isEqualTo(3_000_000);
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.inPlace());
        assertThat(reverter.byHand(undo)).isEqualTo("rm -f '" + file + "'");
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.fault()).isEqualTo("ballast of 3 MB in " + directory);
        assertThat(evidence.unit()).isEqualTo("looks");
        assertThat(evidence.applied()).isEqualTo(evidence.matched()).isEqualTo(1);
        assertThat(evidence.magnitude()).isEqualTo(new Evidence.Magnitude("MB", 3, 3, 3));
        assertThat(evidence.seen()).singleElement().asString().endsWith(" free beside a ballast of 3 MB");

        reverter.revert(undo);

        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());
        assertThat(files()).isEmpty();
        assertThat(injection.evidence().get(0).matched())
                .as("the look before the revert is the last")
                .isEqualTo(2);
        assertThat(injection.evidence().get(0).applied()).isEqualTo(2);
    }

    @Test
    @DisplayName("really is on the disk where it is so large that its blocks are only reserved")
    void reservesBlocks() throws Exception {
        Path file = directory.resolve("ballast");
        Ballast ballast = new Ballast(
                file, new Room(fillDisk(directory.toString()).size("48MiB"), Files.getFileStore(directory)));

        ballast.fill();

        assertThat(ballast.held()).isEqualTo(48L << 20);
        Process du = new ProcessBuilder("du", "-k", file.toString()).start();
        assertThat(new String(du.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .matches("(?s)(49152|49[0-9]{3})\\D.*");
    }

    @Test
    @DisplayName("that somebody deletes is no evidence, and is not asked for")
    void isDeletedByHand() throws Exception {
        Injection injection = inject(fillDisk(directory.toString()).size("1MB"));
        assertThat(injection.evidence().get(0).applied()).isEqualTo(1);

        Files.delete(files().get(0));

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
        reverter.revert(journal.get(0));
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.matched()).isEqualTo(2);
        assertThat(evidence.applied()).isZero();
        assertThat(evidence.seen()).last().asString().startsWith("no ballast: ");
    }

    @Test
    @DisplayName("that was never written, or only half, is taken back")
    void survivesACrash() throws Exception {
        Path file = directory.resolve(".chaos-junit-ballast-1");
        UndoRecord undo = record(file);
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());

        Files.writeString(file, "half");
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.inPlace());
        reverter.revert(undo);
        assertThat(reverter.readBack(undo)).isEqualTo(ReadBack.reverted());
    }

    @Test
    @DisplayName("is left alone where something else is in its place")
    void leavesAloneWhatIsNotOurs() throws Exception {
        Path file = Files.createDirectory(directory.resolve(".chaos-junit-ballast-1"));

        assertThat(reverter.readBack(record(file))).isEqualTo(ReadBack.drifted(file + " is no file any more"));
    }

    @Test
    @DisplayName("is not written to the end if the thread is interrupted, and the journal names what there is of it")
    void canBeInterrupted() throws Exception {
        Target target = fillDisk(directory.toString()).size("20MB").target();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> inject(target, fillDisk(directory.toString()).size("20MB")))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("interrupted while filling");

        assertThat(Thread.interrupted()).isFalse();
        assertThat(files()).containsExactly(Path.of(journal.get(0).state().get("file")));
        reverter.revert(journal.get(0));
        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("writes nothing if the journal does not take the record")
    void journalsFirst() throws Exception {
        FilledDisk fault = fillDisk(directory.toString()).size("1MB");
        InjectionContext context =
                new InjectionContext("test", 1, MonotonicClock.get().instant().plusSeconds(60), undo -> {
                    throw new IllegalStateException("the experiment is reverting");
                });

        assertThatThrownBy(() -> fault.target().inject(List.of(fault), context))
                .isInstanceOf(IllegalStateException.class);

        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("is refused where there is no such room, no such directory, or another ballast")
    void refuses() throws Exception {
        assertThat(refusal(fillDisk(directory.toString()).size("99999999GB")))
                .matches("requires `size` to leave at least 1 MB free, but found \"99999999GB\" with [0-9.]+ [MGT]B"
                        + " free at .*\\. Write less, or say with `leaveFree` how little is to remain\\.");
        assertThat(refusal(fillDisk(directory.toString()).leaveFree("100%")))
                .matches("requires `leaveFree` to be less than what is free anyway, but found \"100%\" with [0-9.]+"
                        + " [MGT]B free at .*\\. Write less, or make room first\\.");
        Path missing = directory.resolve("missing");
        assertThat(refusal(fillDisk(missing.toString()).size("1MB")))
                .isEqualTo("requires `path` to be a directory that can be written in, but found nothing at " + missing
                        + ". Create it before the experiment, or name another one on the same file system.");
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(refusal(fillDisk(file.toString()).size("1MB")))
                .isEqualTo("requires `path` to be a directory that can be written in, but found a file at " + file
                        + ". Create it before the experiment, or name another one on the same file system.");
        FilledDisk fault = fillDisk(directory.toString()).size("1MB");
        FilledDisk second = fillDisk(directory.getParent().toString()).leaveFree("1MB");
        assertThat(fault.target().id())
                .as("one file system, one target")
                .isEqualTo(second.target().id());
        assertThat(fault.target().check(List.of(fault, second))).singleElement().satisfies(refusal -> assertThat(
                        refusal.problem())
                .hasToString("requires `path` to be on a file system that nothing else fills, but found "
                        + fault.description() + ". Write an experiment for each."));
    }

    @Test
    @DisplayName("passes as an experiment, and is gone after it")
    void isAnExperiment() throws Exception {
        System.setProperty(
                DIRECTORY, Files.createDirectory(directory.resolve("data")).toString());
        try {
            Kit kit = new Kit(directory.resolve("kit"));

            kit.run(FillTestCase.class).assertStatistics(events -> events.succeeded(1));

            ExperimentResult result = kit.results().get(0);
            assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS);
            assertThat(result.faults()).containsExactly("ballast of 2 MB in " + directory.resolve("data"));
            assertThat(directory.resolve("data")).isEmptyDirectory();
        } finally {
            System.clearProperty(DIRECTORY);
        }
    }

    static class FillTestCase {
        @FillDisk(path = "${" + DIRECTORY + "}", size = "2MB")
        @Test
        void isFull() throws Exception {
            try (Stream<Path> files = Files.list(Path.of(System.getProperty(DIRECTORY)))) {
                assertThat(files).singleElement().satisfies(file -> assertThat(Files.size(file))
                        .isEqualTo(2_000_000));
            }
        }
    }

    private UndoRecord record(Path file) {
        return new UndoRecord(
                "disk",
                "disk:test",
                "ballast",
                java.util.Map.of("file", file.toString()),
                MonotonicClock.get().instant());
    }

    private static String refusal(FilledDisk fault) {
        List<Refusal> refusals = fault.target().check(List.of(fault));
        assertThat(refusals).hasSize(1);
        return refusals.get(0).problem().toString();
    }

    private Injection inject(FilledDisk fault) throws Exception {
        Target target = fault.target();
        assertThat(target.check(List.of(fault))).isEmpty();
        return inject(target, fault);
    }

    private Injection inject(Target target, FilledDisk fault) throws Exception {
        return target.inject(
                List.of(fault),
                new InjectionContext("test", 1, MonotonicClock.get().instant().plusSeconds(60), journal::add));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

package org.chaosjunit.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chaosjunit.disk.FilledDisk.fillDisk;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of 8 MB in memory. */
@DisplayName("On a full disk")
class FullDiskTests {
    private static final int KILOBYTE = 1000;
    private static final String JOURNAL = "chaosjunit.journal.directory";

    private final List<UndoRecord> journal = new ArrayList<>();
    private final DiskReverter reverter = new DiskReverter();

    @TempDir
    private Path directory;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=8m", "chaos-junit-tests", directory.toString()) == 0,
                "a file system can be mounted only by root on Linux (in a container: with CAP_SYS_ADMIN)");
    }

    @AfterEach
    void unmount() throws Exception {
        while (isMounted()) {
            assertThat(run("umount", directory.toString())).isZero();
        }
    }

    @Test
    @DisplayName("a writer meets the real error, and none afterwards")
    void noRoomIsLeft() throws Exception {
        Path data = directory.resolve("data");
        Files.write(data, new byte[KILOBYTE]);

        Injection injection = inject(fillDisk(directory.toString()).leaveFree("0B"));

        assertThat(Files.getFileStore(directory).getUsableSpace()).isZero();
        assertThatThrownBy(() -> Files.write(directory.resolve("more"), new byte[KILOBYTE]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left on device");
        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.applied()).isEqualTo(evidence.matched()).isEqualTo(1);
        assertThat(evidence.seen()).containsExactly("0 B free beside a ballast of 8.38 MB");

        reverter.revert(journal.get(0));

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.reverted());
        Files.write(directory.resolve("more"), new byte[KILOBYTE]);
        assertThat(data).hasSize(KILOBYTE);
    }

    @Test
    @DisplayName("as much is left as was asked, also in percent")
    void someRoomIsLeft() throws Exception {
        inject(fillDisk(directory.toString()).leaveFree("25%"));

        assertThat(Files.getFileStore(directory).getUsableSpace()).isBetween(2_097_152L, 2_097_152L + 4096);
        Files.write(directory.resolve("fits"), new byte[1_000_000]);
        assertThatThrownBy(() -> Files.write(directory.resolve("tooMuch"), new byte[2_000_000]))
                .isInstanceOf(IOException.class);
        reverter.revert(journal.get(0));
    }

    @Test
    @DisplayName("others that delete files take the evidence away")
    void othersMakeRoom() throws Exception {
        Path others = Files.write(directory.resolve("others"), new byte[4_000_000]);
        Injection injection = inject(fillDisk(directory.toString()).leaveFree("1MB"));
        assertThat(injection.evidence().get(0).applied()).isEqualTo(1);

        Files.delete(others);

        Evidence evidence = injection.evidence().get(0);
        assertThat(evidence.matched()).isEqualTo(2);
        assertThat(evidence.applied()).isEqualTo(1);
        assertThat(evidence.seen()).hasSize(2).last().asString().startsWith("5");
        reverter.revert(journal.get(0));
    }

    @Test
    @DisplayName("a ballast of a given size fails if others take the room while it is written")
    void othersTakeTheRoom() throws Exception {
        FilledDisk fault = fillDisk(directory.toString()).size("6MB");
        // Between the check and the first block.
        InjectionContext context =
                new InjectionContext("test", 1, MonotonicClock.get().instant().plusSeconds(60), undo -> {
                    journal.add(undo);
                    write(directory.resolve("others"));
                });

        assertThatThrownBy(() -> fault.target().inject(List.of(fault), context))
                .isInstanceOf(IOException.class)
                .hasMessageMatching("cannot fill .* after [0-9.]+ MB: No space left on device");

        assertThat(reverter.readBack(journal.get(0))).isEqualTo(ReadBack.inPlace());
        reverter.revert(journal.get(0));
        assertThat(Files.getFileStore(directory).getUsableSpace()).isGreaterThan(3_000_000);
    }

    @Test
    @DisplayName("nothing is filled that has too little room already")
    void refusesWhatIsFull() throws Exception {
        FilledDisk size = fillDisk(directory.toString()).size("8MB");
        assertThat(size.target().check(List.of(size))).singleElement().satisfies(refusal -> assertThat(
                        refusal.problem())
                .hasToString("requires `size` to leave at least 1 MB free, but found \"8MB\" with 8.39 MB free"
                        + " at " + directory
                        + ". Write less, or say with `leaveFree` how little is to remain."));
        FilledDisk rest = fillDisk(directory.toString()).leaveFree("9MB");
        assertThat(rest.target().check(List.of(rest))).singleElement().satisfies(refusal -> assertThat(
                        refusal.problem())
                .hasToString("requires `leaveFree` to be less than what is free anyway, but found \"9MB\" with"
                        + " 8.39 MB free at " + directory + ". Write less, or make room first."));
        assertThatThrownBy(() -> rest.target().inject(List.of(rest), context()))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("ballast in " + directory + ", 9 MB left free requires `leaveFree` to be");
        assertThat(journal).isEmpty();
    }

    @Test
    @DisplayName("the experiment itself can still write its journal")
    void refusesToStarveTheJournal() throws Exception {
        FilledDisk fault = fillDisk(directory.toString()).leaveFree("999kB");
        assertThat(fault.target().check(List.of(fault))).isEmpty();
        System.setProperty(JOURNAL, directory.resolve("not/yet/there").toString());
        try {
            assertThat(fault.target().check(List.of(fault))).singleElement().satisfies(refusal -> assertThat(
                            refusal.problem())
                    .hasToString("requires `leaveFree` to leave at least 1 MB on the file system that holds the"
                            + " journal of the experiment, but found \"999kB\". Write more, or move the journal"
                            + " with the system property `chaosjunit.journal.directory`."));
        } finally {
            System.clearProperty(JOURNAL);
        }
    }

    private static void write(Path file) {
        try {
            Files.write(file, new byte[4_000_000]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Injection inject(FilledDisk fault) throws Exception {
        assertThat(fault.target().check(List.of(fault))).isEmpty();
        return fault.target().inject(List.of(fault), context());
    }

    private InjectionContext context() {
        return new InjectionContext("test", 1, MonotonicClock.get().instant().plusSeconds(60), journal::add);
    }

    private boolean isMounted() throws IOException {
        Path mounts = Path.of("/proc/self/mounts");
        return Files.exists(mounts) && Files.readString(mounts).contains(" " + directory.toRealPath() + " ");
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }
}

package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTests {
    private static final Instant LATER = Instant.parse("2026-01-01T00:05:00.123456789Z");
    private static final UndoRecord ONE =
            new UndoRecord("file", "/etc/flags", "flag \"on\"", Map.of("was", "off\n€", "line", "3"), LATER);
    private static final UndoRecord OTHER = new UndoRecord("memory", "memory:0", "darkness", Map.of(), LATER);

    @TempDir
    private Path directory;

    private final Header header =
            Header.ofThisProcess("experiment", "com.acme.Test#test", Instant.EPOCH, "/results/experiment.json");

    @AfterEach
    void forgetOwn() {
        written().forEach(journal -> assertThat(JournalFile.isOwn(journal)).isTrue());
    }

    @Test
    void keepsRecordsAsTheyWere() throws IOException {
        JournalFile file = JournalFile.create(directory, header);
        file.append(ONE, Reach.MACHINE);
        file.append(OTHER, Reach.JVM);

        StoredJournal stored = StoredJournal.read(file.path());

        assertThat(stored)
                .isEqualTo(new StoredJournal(
                        file.path(),
                        header,
                        List.of(new OpenRecord(0, Reach.MACHINE, ONE), new OpenRecord(1, Reach.JVM, OTHER)),
                        false));
    }

    @Test
    void knowsWhatWasTakenBackAlready() throws IOException {
        JournalFile file = JournalFile.create(directory, header);
        file.append(ONE, Reach.MACHINE);
        file.append(OTHER, Reach.JVM);
        file.markBack(1);

        assertThat(StoredJournal.read(file.path()).open())
                .extracting(OpenRecord::undo)
                .containsExactly(ONE);
    }

    @Test
    void isKnownAsOurOwnHoweverItsPathIsWritten() {
        Path path = JournalFile.create(directory, header).path();

        assertThat(JournalFile.isOwn(
                        directory.resolve("..").resolve(directory.getFileName()).resolve(path.getFileName())))
                .isTrue();
    }

    @Test
    void hasANameOfItsOwnEachTime() {
        assertThat(JournalFile.create(directory, header).path())
                .isNotEqualTo(JournalFile.create(directory, header).path());
    }

    @Test
    void isReadUpToWhereItsEndWasCutOff() throws IOException {
        JournalFile file = JournalFile.create(directory, header);
        file.append(ONE, Reach.MACHINE);
        int whole = (int) Files.size(file.path());
        file.append(OTHER, Reach.JVM);
        byte[] content = Files.readAllBytes(file.path());

        for (int length = whole + 1; length < content.length; length++) {
            StoredJournal torn = StoredJournal.of(file.path(), Arrays.copyOf(content, length));

            assertThat(torn.isTorn()).as("cut off after %d bytes", length).isTrue();
            assertThat(torn.open()).extracting(OpenRecord::undo).containsExactly(ONE);
        }
        assertThat(StoredJournal.of(file.path(), Arrays.copyOf(content, whole)).isTorn())
                .isFalse();
    }

    @Test
    void isNotReadAtAllWhereAnyByteOfItsRecordsIsDamaged() throws IOException {
        JournalFile file = JournalFile.create(directory, header);
        int start = (int) Files.size(file.path());
        file.append(ONE, Reach.MACHINE);
        byte[] content = Files.readAllBytes(file.path());

        IntStream.range(start, content.length - 1).forEach(at -> {
            byte[] damaged = content.clone();
            damaged[at] ^= 0x01;
            assertThatThrownBy(() -> StoredJournal.of(file.path(), damaged))
                    .as("byte %d", at)
                    .hasMessageStartingWith(file.path() + " is damaged in line ");
        });
    }

    @Test
    void isNotTakenForWhatItIsNot() throws IOException {
        Path foreign = Files.writeString(directory.resolve("foreign.txt"), "{\"format\":\"other/1\"}\n");

        assertThatThrownBy(() -> StoredJournal.read(foreign))
                .hasMessage(foreign + " is no journal of chaos-junit and was left alone. Move it elsewhere.");
    }

    @Test
    void isLeftToTheVersionThatWroteIt() throws IOException {
        Path newer = Files.write(
                directory.resolve("newer.txt"), new Line("chaos-junit-journal/9", null, null, null).bytes());

        assertThatThrownBy(() -> StoredJournal.read(newer))
                .hasMessage(newer + " has the format chaos-junit-journal/9, and this version reads"
                        + " chaos-junit-journal/2, so nothing in it was taken back: a fault may still be in place."
                        + " Revert it with the version that wrote it.");
    }

    @Test
    void saysWhyItCannotBeWritten() throws IOException {
        Path inTheWay = Files.writeString(directory.resolve("file"), "");

        assertThatThrownBy(() -> JournalFile.create(inTheWay, header))
                .hasMessageMatching(
                        "cannot write the journal .*/file/experiment-[0-9]+-.*\\.journal: a file is in the way");
    }

    private List<Path> written() {
        try {
            return StoredJournal.in(directory);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

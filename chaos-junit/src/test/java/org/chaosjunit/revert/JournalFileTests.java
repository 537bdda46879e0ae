package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.UndoRecord;
import org.chaosjunit.testing.MemoryTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTests {
    private static final Instant LATER = Instant.parse("2026-01-01T00:05:00.123456789Z");

    @TempDir
    private Path directory;

    private JournalFile file() {
        return JournalFile.create(directory, "experiment", Instant.EPOCH);
    }

    @Test
    void keepsRecordsAsTheyWere() throws IOException {
        UndoRecord one =
                new UndoRecord("file", "/etc/flags", "flag \"on\"", Map.of("was", "off\n", "line", "3"), LATER);
        UndoRecord other = new UndoRecord("memory", "memory:0", "darkness", Map.of(), LATER);
        JournalFile file = file();

        file.append(one);
        file.append(other);

        assertThat(JournalFile.read(file.path())).containsExactly(one, other);
    }

    @Test
    void isEnoughToTakeAChangeBack() throws Exception {
        MemoryTarget target = new MemoryTarget(MonotonicClock.get());
        JournalFile file = file();
        target.inject(
                List.of(new MemoryTarget.Named("darkness")),
                new InjectionContext("experiment", 1, LATER, file::append));
        assertThat(target.isOn()).isTrue();

        for (UndoRecord record : JournalFile.read(file.path())) {
            assertThat(new Step(record, Duration.ofSeconds(30)).take()).isEmpty();
        }

        assertThat(target.isOn()).isFalse();
    }

    @Test
    void hasANameOfItsOwnEachTime() {
        assertThat(file().path()).isNotEqualTo(file().path());
    }

    @Test
    void isNotTakenForWhatItIsNot() throws IOException {
        Path foreign = Files.writeString(directory.resolve("foreign.journal"), "{\"format\":\"other/1\"}\n");

        assertThatThrownBy(() -> JournalFile.read(foreign))
                .isInstanceOf(IOException.class)
                .hasMessage(foreign + " is no journal of the format chaos-junit-journal/1");
    }

    @Test
    void namesAReverterThatIsMissing() {
        UndoRecord record = new UndoRecord("nobody", "there", "a change", Map.of(), LATER);

        assertThat(new Step(record, Duration.ofSeconds(30)).take().orElseThrow())
                .hasMessageStartingWith("no reverter \"nobody\" is on the class path; known: ");
    }
}

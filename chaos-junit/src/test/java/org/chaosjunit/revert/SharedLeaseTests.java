package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SharedLeaseTests {
    @TempDir
    private Path directory;

    private final MemoryStore store = new MemoryStore();
    private final HandTime time = new HandTime();
    private final ScriptedReverter.Place place = new ScriptedReverter.Place();

    @Test
    void isLostWhenItCouldNotBeRenewedFor20Seconds() throws Exception {
        SharedLease lease = take("mine");
        store.before = call -> {
            throw new IOException("Rate exceeded");
        };

        time.sleep(Duration.ofSeconds(19));
        assertThat(lease.renew()).isFalse();
        assertThat(lease.isHeld()).isTrue();
        time.sleep(Duration.ofSeconds(2));

        assertThatThrownBy(lease::require)
                .hasMessage("the lease of " + place.id + " was lost: it could not be renewed for 20 s (Rate exceeded)");
    }

    @Test
    void isTakenFromTheDeadTogetherWithWhatTheyLeftBehind() throws Exception {
        UndoStack dead = stack();
        change(dead, take("dead"), "after");

        SharedLease mine = take("mine");
        Swept swept = new SharedLeftovers(mine).takeBack();

        assertThat(swept.findings()).isEmpty();
        assertThat(swept.notes()).hasSize(1).first().asString().startsWith("Took back \"set to after\" on " + place.id);
        assertThat(place.value).isEqualTo("before");
        assertThat(mine.release()).isEmpty();
        assertThat(store.left(place.id)).isEmpty();
    }

    @Test
    void keepsTheRecordOfWhatCannotBeTakenBack() throws Exception {
        UndoStack dead = stack();
        change(dead, take("dead"), "after");
        String record = store.names(place.id).stream()
                .filter(SharedRecord::isRecord)
                .findFirst()
                .orElseThrow();
        store.entries.computeIfPresent(
                store.address(place.id, record), (name, text) -> text.replace("before", "BEFORE"));

        Swept swept = new SharedLeftovers(take("mine")).takeBack();

        assertThat(swept.rest()).isEqualTo(Swept.Rest.HERE);
        assertThat(swept.findings().stream().map(Finding::message))
                .containsExactly(
                        "What was left behind on " + place.id + " cannot be cleared up: /" + place.id + "/" + record
                                + " is damaged, so it was not taken back: a fault may still be in place. Read it, restore by hand"
                                + " what it names, and remove it.");
        assertThat(store.names(place.id)).contains(record);
    }

    @Test
    void letsNothingBeChangedWhoseRecordCannotBeWritten() throws Exception {
        SharedLease lease = take("mine");
        UndoStack stack = stack();
        UndoStack.Change change = stack.begin(Reach.JVM, Optional.of(lease));
        store.before = call -> {
            if (call.startsWith("create undo-")) {
                throw new IOException("Rate exceeded");
            }
        };

        assertThatThrownBy(() -> change.write(place.change("after")))
                .isInstanceOf(NotRecordedException.class)
                .hasMessage("cannot write the undo record of \"set to after\" on " + place.id
                        + " into a memory: Rate exceeded");
        assertThat(change.close()).isEmpty();
        assertThat(stack.revert()).isEmpty();
        assertThat(place.reverts).hasValue(0);
    }

    @Test
    void saysSoIfARecordCannotBeRemoved() throws Exception {
        UndoStack stack = stack();
        change(stack, take("mine"), "after");
        store.before = call -> {
            if (call.startsWith("remove undo-")) {
                throw new IOException("Rate exceeded");
            }
        };

        List<Finding> findings = stack.revert();

        assertThat(place.value).isEqualTo("before");
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).reason()).isEqualTo(Reason.NOT_RECORDED);
        assertThat(findings.get(0).message())
                .startsWith(
                        "All was taken back, but an undo record of it could not be removed: /" + place.id + "/undo-")
                .endsWith(" in a memory: Rate exceeded. The next run on this target, or `revert`, removes it.");
    }

    @Test
    void isOursIfItWasCreatedThoughTheAnswerNeverCame() throws Exception {
        store.cutAfter = call -> call.startsWith("replace");
        SharedLease lease = take("mine");

        assertThat(lease.renew()).isFalse();
        store.cutAfter = call -> false;

        assertThat(lease.renew()).isTrue();
        assertThat(lease.release()).isEmpty();
        assertThat(store.left(place.id)).isEmpty();
    }

    private SharedLease take(String who) throws Exception {
        LeaseNote note = LeaseNote.of(who, "");
        LeaseNote elsewhere = new LeaseNote(who, "", "elsewhere", "", 1, "", note.token(), note.since(), 0, false);
        SharedLease lease =
                new LeaseTaker(store, place.id, elsewhere, time).take().lease();
        assertThat(lease).isNotNull();
        return lease;
    }

    private UndoStack stack() throws IOException {
        Path journals = Files.createTempDirectory(directory, "journals");
        Header header = Header.ofThisProcess("e", "T#t", Instant.EPOCH, "none");
        return UndoStack.open(journals, header, false);
    }

    private void change(UndoStack stack, SharedLease lease, String to) throws Exception {
        UndoStack.Change change = stack.begin(Reach.JVM, Optional.of(lease));
        change.write(place.change(to));
        place.value = to;
        change.made();
        change.close();
    }

    /** Passes when someone waits. */
    private static final class HandTime implements LeaseTime {
        private long now;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            now += duration.toNanos();
        }
    }
}

package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.revert.ScriptedReverter.Behaviour;
import org.chaosjunit.revert.ScriptedReverter.Place;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UndoStackTests {
    private static final Behaviour THROWS = () -> {
        throw new IllegalStateException("stuck");
    };

    @TempDir
    private Path directory;

    private final Patience patience = new Patience(Duration.ofSeconds(30), List.of());

    @Test
    void takesTheChangesOfATargetBackNewestFirst() throws Exception {
        UndoStack stack = stack();
        Place place = new Place();
        change(stack, place, "one");
        change(stack, place, "two");
        change(stack, place, "three");

        assertThat(stack.revert()).isEmpty();

        assertThat(place.value).isEqualTo("before");
        assertThat(place.reverts).hasValue(3);
        assertThat(StoredJournal.read(stack.journal()).open()).isEmpty();
        assertThat(stack.close()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void doesNotWaitForOneTargetToTakeBackAnother() throws Exception {
        UndoStack stack = stack();
        CountDownLatch otherIsBack = new CountDownLatch(1);
        Place slow = new Place(() -> {
            otherIsBack.await();
            return true;
        });
        Place other = new Place(() -> {
            otherIsBack.countDown();
            return true;
        });
        change(stack, other, "after");
        change(stack, slow, "after");

        assertThat(stack.revert()).isEmpty();

        assertThat(List.of(slow.value, other.value)).containsOnly("before");
    }

    @Test
    void looksOnceMoreAfterACrashAtAChangeThatWasBeingMadeWhenItReverted() throws Exception {
        UndoStack stack = stack();
        Place place = new Place();
        UndoStack.Change begun = stack.begin(Reach.JVM);
        begun.write(place.change("after"));

        assertThat(stack.revert()).isEmpty();

        assertThat(StoredJournal.read(stack.journal()).open()).hasSize(1);
        place.value = "after";
        assertThat(begun.close()).isEmpty();
        assertThat(stack.close()).isEmpty();
        assertThat(place.value).isEqualTo("before");
        assertThat(files()).isEmpty();
    }

    @Test
    void acceptsNothingOnceItReverts() throws Exception {
        UndoStack stack = stack();
        UndoStack.Change begun = stack.begin(Reach.JVM);
        stack.refuse();

        assertThatThrownBy(() -> begun.write(new Place().change("late")))
                .hasMessage("the experiment is reverting: nothing more is injected");
        assertThatThrownBy(() -> stack.begin(Reach.JVM))
                .hasMessage("the experiment is reverting: nothing more is injected");
    }

    @Test
    void keepsItsJournalUntilAChangeThatWasBeingMadeIsTakenBackToo() throws Exception {
        UndoStack stack = stack();
        Place place = new Place();
        UndoStack.Change change = stack.begin(Reach.JVM);
        change.write(place.change("after"));

        assertThat(stack.revert()).isEmpty();
        assertThat(stack.close()).isEmpty();
        assertThat(files()).hasSize(1);
        assertThat(stack.awaitQuiet(Duration.ofMillis(1))).isFalse();
        place.value = "after";
        change.made();
        assertThat(change.close()).isEmpty();

        assertThat(place.value).isEqualTo("before");
        assertThat(files()).isEmpty();
        assertThat(stack.awaitQuiet(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void warnsOfAChangeThatNeverEnds() throws Exception {
        UndoStack stack = stack();
        stack.begin(Reach.JVM).write(new Place().change("after"));
        stack.revert();

        assertThat(stack.unfinished().map(Finding::message))
                .hasValue("An injection has not returned, and may still change its target. Its undo record stays in "
                        + stack.journal() + " until it has.");
    }

    @Test
    void doubtsWhatSomeoneElseTookBack() throws Exception {
        UndoStack stack = stack();
        Place place = new Place();
        change(stack, place, "after");
        place.value = "before";

        List<Finding> findings = stack.revert();

        assertThat(findings).extracting(Finding::reason).containsExactly(Reason.NO_EVIDENCE);
        assertThat(messages(findings))
                .containsExactly("\"set to after\" on " + place.id + " was gone before the experiment took it back:"
                        + " someone else did, so it is not known how long it acted.");
        stack.close();
        assertThat(files()).isEmpty();
    }

    @Test
    void doesNotTakeItsOwnNewerChangeForThatOfSomeoneElse() throws Exception {
        UndoStack stack = stack();
        Place place = new Place(THROWS);
        change(stack, place, "one");
        change(stack, place, "two");

        assertThat(messages(stack.revert()))
                .satisfiesExactly(
                        two -> assertThat(two)
                                .startsWith("Could not take back \"set to two\" on " + place.id + ": stuck."),
                        one -> assertThat(one)
                                .startsWith("Could not take back \"set to one\" on " + place.id
                                        + ": a newer change must be taken back first."));
        assertThat(StoredJournal.read(stack.journal()).open()).hasSize(2);
    }

    @Test
    void triesOnceMoreAtTheEndWhatABodyCouldNotTakeBack() throws Exception {
        UndoStack stack = stack();
        Place place = new Place(THROWS);
        int mark = stack.size();
        change(stack, place, "after");

        assertThat(stack.revertTo(mark)).hasSize(1);
        assertThat(stack.revert()).isEmpty();

        assertThat(place.value).isEqualTo("before");
    }

    @Test
    void leavesWhatIsStuckToTheNextRun() throws Exception {
        UndoStack stack = stack();
        Place place = new Place(THROWS);
        change(stack, place, "after");
        assertThat(stack.revert()).hasSize(1);
        assertThat(Sweep.of(directory)).as("it is still ours").isEmpty();

        stack.close();
        List<Swept> swept = Sweep.of(directory);

        assertThat(place.value).isEqualTo("before");
        assertThat(swept).hasSize(1);
        assertThat(swept.get(0).rest()).isEqualTo(Swept.Rest.NONE);
        assertThat(files()).isEmpty();
    }

    @Test
    void changesNothingWhereTheJournalCannotBeWritten() throws Exception {
        UndoStack stack = stack();
        stack.close();
        UndoStack.Change change = stack.begin(Reach.JVM);

        assertThatThrownBy(() -> change.write(new Place().change("after")))
                .hasMessage("cannot write the journal " + stack.journal() + ": Stream Closed");
    }

    private UndoStack stack() {
        Header header = Header.ofThisProcess("experiment", "Test#test", Instant.EPOCH, "none.json");
        return new UndoStack(JournalFile.create(directory, header), header, true, patience);
    }

    private static void change(UndoStack stack, Place place, String to) throws Exception {
        UndoStack.Change change = stack.begin(Reach.JVM);
        UndoRecord undo = place.change(to);
        change.write(undo);
        place.value = to;
        change.made();
        change.close();
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream().map(Finding::message).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}

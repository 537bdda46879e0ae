package org.chaosjunit.revert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.chaosjunit.result.Finding;
import org.chaosjunit.revert.ScriptedReverter.Behaviour;
import org.chaosjunit.revert.ScriptedReverter.Place;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.Test;

class StepTests {
    private static final Behaviour THROWS = () -> {
        throw new IllegalStateException("the store is closed");
    };
    private static final Behaviour LIES = () -> false;
    private static final Path JOURNAL = Path.of("/journal/one.journal");

    private final Patience patience =
            new Patience(Duration.ofMinutes(1), List.of(Duration.ofMillis(1), Duration.ofMillis(2)));

    @Test
    void takesBackWhatIsInPlace() {
        Place place = new Place();

        assertThat(take(place, patience)).isEqualTo(Outcome.Kind.BACK);
        assertThat(place.value).isEqualTo("before");
        assertThat(place.reverts).hasValue(1);
    }

    @Test
    void touchesNothingWhereTheChangeWasNeverMade() {
        Place place = new Place();

        Outcome outcome = new Step(place.change("after"), patience).take();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.WAS_GONE);
        assertThat(outcome.finding(Outcome.inJournal(JOURNAL))).isEmpty();
        assertThat(place.reverts).hasValue(0);
    }

    @Test
    void leavesARepairByHandAndReportsIt() {
        Place place = new Place();
        UndoRecord undo = place.change("after");
        place.value = "repaired";

        Outcome outcome = new Step(undo, patience).take();

        assertThat(place.value).isEqualTo("repaired");
        assertThat(message(outcome))
                .isEqualTo("\"set to after\" on " + place.id + " was not taken back, for someone else has changed it"
                        + " meanwhile: it is \"repaired\" now. It was left as it is. To have it as it was before the"
                        + " experiment, by hand: set it to \"before\".");
    }

    @Test
    void triesAgainWhatFails() {
        Place place = new Place(THROWS, LIES);

        assertThat(take(place, patience)).isEqualTo(Outcome.Kind.BACK);
        assertThat(place.reverts).hasValue(3);
    }

    @Test
    void saysWhatToDoAboutWhatCannotBeTakenBack() {
        Place place = new Place(THROWS, THROWS, THROWS);
        UndoRecord undo = place.change("after");
        place.value = "after";

        assertThat(message(new Step(undo, patience).take()))
                .isEqualTo("Could not take back \"set to after\" on " + place.id
                        + ": the store is closed. It may still be in place. By hand: set it to \"before\". Its undo"
                        + " record stays in /journal/one.journal; the guardian, the next run and `java -jar"
                        + " chaos-junit.jar revert --journal /journal` try again. If the target is gone for good, `java"
                        + " -jar chaos-junit.jar revert --forget /journal/one.journal` dismisses it.");
    }

    @Test
    void doesNotBelieveAReverterThatLies() {
        Place place = new Place(LIES, LIES, LIES);
        UndoRecord undo = place.change("after");
        place.value = "after";

        Outcome outcome = new Step(undo, patience).take();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.STUCK);
        assertThat(outcome.words()).isEqualTo("it reads back as still in place");
    }

    @Test
    void waitsForNoReverterThatHangs() {
        CountDownLatch interrupted = new CountDownLatch(1);
        Place place = new Place(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return false;
        });
        UndoRecord undo = place.change("after");
        place.value = "after";

        Outcome outcome = new Step(undo, new Patience(Duration.ofMillis(50), List.of())).take();

        assertThat(outcome.words()).isEqualTo("no answer within 50 ms");
        assertThat(interrupted).satisfies(latch -> latch.await());
    }

    @Test
    void waitsLongerForAReverterThatAsksForIt() {
        CountDownLatch asked = new CountDownLatch(1);
        Place place = new Place(() -> {
            asked.await();
            return true;
        });
        place.extraTime = () -> {
            asked.countDown();
            return Duration.ofMinutes(1);
        };
        UndoRecord undo = place.change("after");
        place.value = "after";

        Outcome outcome = new Step(undo, new Patience(Duration.ofMillis(50), List.of())).take();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.BACK);
    }

    @Test
    void putsAnInterruptAsideUntilItIsDone() {
        Place place = new Place();
        UndoRecord undo = place.change("after");
        place.value = "after";
        Thread.currentThread().interrupt();

        Outcome outcome = new Step(undo, patience).take();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.BACK);
    }

    @Test
    void survivesWhateverAReverterThrows() {
        Place place = new Place(
                () -> {
                    throw new StackOverflowError();
                },
                () -> {
                    throw new OutOfMemoryError("no room");
                });

        assertThat(take(place, patience)).isEqualTo(Outcome.Kind.BACK);
    }

    @Test
    void namesAReverterThatIsMissing() {
        UndoRecord undo = new UndoRecord("nobody", "there", "a change", Map.of("was", "off"), Instant.EPOCH);

        Outcome outcome = new Step(undo, patience).take();

        assertThat(outcome.words()).startsWith("no reverter \"nobody\" is on the class path; known: ");
        assertThat(message(outcome)).contains("By hand: undo it with what its record says: {was=off}. ");
    }

    private static Outcome.Kind take(Place place, Patience patience) {
        UndoRecord undo = place.change("after");
        place.value = "after";
        return new Step(undo, patience).take().kind();
    }

    private static String message(Outcome outcome) {
        return outcome.finding(Outcome.inJournal(JOURNAL)).map(Finding::message).orElseThrow();
    }
}

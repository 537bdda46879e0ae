package org.chaosjunit.revert;

import java.nio.file.Path;
import java.util.Optional;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.SharedStore;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/**
 * What came of taking a record back.
 *
 * @param undo the record
 * @param kind how it ended
 * @param words more about it
 * @param cause what was thrown, if anything was
 */
record Outcome(
        UndoRecord undo, Kind kind, String words, @Nullable Throwable cause) {
    static Outcome back(UndoRecord undo) {
        return new Outcome(undo, Kind.BACK, "", null);
    }

    static Outcome wasGone(UndoRecord undo) {
        return new Outcome(undo, Kind.WAS_GONE, "", null);
    }

    static Outcome drifted(UndoRecord undo, String found) {
        return new Outcome(undo, Kind.DRIFTED, found, null);
    }

    static Outcome stuck(UndoRecord undo, Throwable cause) {
        String message = cause.getMessage();
        return new Outcome(undo, Kind.STUCK, message == null ? cause.toString() : message, cause);
    }

    boolean isStuck() {
        return kind == Kind.STUCK;
    }

    /** Says where a record stays that cannot be taken back, and how to go on, sentences. */
    static String inJournal(Path journal) {
        return "Its undo record stays in " + journal
                + "; the guardian, the next run and `java -jar chaos-junit.jar revert --journal " + journal.getParent()
                + "` try again. If the target is gone for good, `java -jar chaos-junit.jar revert --forget " + journal
                + "` dismisses it.";
    }

    /** Says the same of a record in a shared store. */
    static String inStore(SharedStore store, String target, String name) {
        return "Its undo record stays in " + store.description() + "; the next run on this target, and `revert` on any"
                + " machine, try again. If the target is gone for good, remove " + store.address(target, name)
                + " there.";
    }

    /** Returns what is to be said against it; {@code stays} says where the record stays. */
    Optional<Finding> finding(String stays) {
        return switch (kind) {
            case BACK, WAS_GONE -> Optional.empty();
            case DRIFTED ->
                Optional.of(new Finding(
                        Reason.REVERT_FAILED,
                        "\"" + undo.description() + "\" on " + undo.target()
                                + " was not taken back, for someone else has changed it meanwhile: " + words
                                + ". It was left as it is. To have it as it was before the experiment, by hand: "
                                + Reverters.byHand(undo) + "."));
            case STUCK ->
                Optional.of(new Finding(
                        Reason.REVERT_FAILED,
                        "Could not take back \"" + undo.description() + "\" on " + undo.target() + ": " + words
                                + ". It may still be in place. By hand: " + Reverters.byHand(undo)
                                + ". "
                                + stays,
                        cause));
        };
    }

    /** How it ended. */
    enum Kind {
        /** Taken back, and read back so. */
        BACK,
        /** There was nothing to take back: the change was never made, or someone else has taken it back. */
        WAS_GONE,
        /** Someone else has changed it to something that is not ours. */
        DRIFTED,
        /** It could not be taken back. */
        STUCK
    }
}

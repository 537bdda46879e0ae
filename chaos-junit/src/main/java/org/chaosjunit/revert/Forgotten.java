package org.chaosjunit.revert;

import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.UndoRecord;

/**
 * What was known of a journal that is forgotten.
 *
 * @param header whose journal it is; empty if that cannot be read
 * @param isVerified whether all of it could be read; if not, records may be missing, and others were taken back already
 * @param changes what may still be in place, oldest first
 * @param unread the lines that cannot be read, as they stand there
 */
public record Forgotten(Optional<Header> header, boolean isVerified, List<Change> changes, List<String> unread) {
    /** Copies the lists. */
    public Forgotten {
        changes = List.copyOf(changes);
        unread = List.copyOf(unread);
    }

    /**
     * A change that nobody takes back any more.
     *
     * @param description the change in words
     * @param target what was changed
     * @param byHand how a person takes it back
     */
    public record Change(String description, String target, String byHand) {
        static Change of(UndoRecord undo) {
            return new Change(undo.description(), undo.target(), Reverters.byHand(undo));
        }
    }
}

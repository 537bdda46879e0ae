package org.chaosjunit.revert;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/** A journal, or what an experiment has written down beside a target, as an inventory has found it. */
public final class Listed {
    private final String place;
    private final State state;
    private final @Nullable Header header;
    private final List<OpenRecord> open;
    private final String trouble;

    private Listed(String place, State state, @Nullable Header header, List<OpenRecord> open, String trouble) {
        this.place = place;
        this.state = state;
        this.header = header;
        this.open = List.copyOf(open);
        this.trouble = trouble;
    }

    static Listed of(StoredJournal stored, State state) {
        return of(stored.path().toString(), state, stored.header(), stored.open());
    }

    static Listed of(String place, State state, Header header, List<OpenRecord> open) {
        return new Listed(place, state, header, open, "");
    }

    static Listed unread(Path journal, State state, String trouble) {
        return unread(journal.toString(), state, trouble);
    }

    static Listed unread(String place, State state, String trouble) {
        return new Listed(place, state, null, List.of(), trouble);
    }

    /** Returns the file of the journal, or the target in the store. */
    public String place() {
        return place;
    }

    /** Returns whether its experiment is over, and what is happening to it. */
    public State state() {
        return state;
    }

    /** Returns whose journal it is; empty if it was not read. */
    public Optional<Header> header() {
        return Optional.ofNullable(header);
    }

    /** Returns why it was not read, a sentence; empty if it was. */
    public String trouble() {
        return trouble;
    }

    /** Reads each change back that was not noted as taken back, oldest first. */
    public List<Change> readBack() {
        return header == null ? List.of() : Look.at(header, open, state == State.RUNNING);
    }

    /** What is known of a journal's experiment. */
    public enum State {
        /** It has not ended. */
        RUNNING,
        /** It is over, and another process is taking back what it has left behind. */
        BEING_TAKEN_BACK,
        /** It is over, and nobody is taking back what it has left behind. */
        LEFT_BEHIND,
        /** It cannot be read, so a fault may be in place that only this file knows of. */
        UNREADABLE,
        /** The file is no journal. */
        FOREIGN
    }

    /**
     * A change that a journal tells of.
     *
     * @param description the change in words
     * @param target what was changed
     * @param reach how far it reaches
     * @param expires when its time to live is over
     * @param condition how it stands now
     * @param found what was found instead, or why it is not known; empty if it is in place or taken back
     * @param byHand how a person takes it back
     */
    public record Change(
            String description,
            String target,
            Reach reach,
            Instant expires,
            Condition condition,
            String found,
            String byHand) {
        static Change of(OpenRecord record, Condition condition, String found) {
            UndoRecord undo = record.undo();
            return new Change(
                    undo.description(),
                    undo.target(),
                    record.reach(),
                    undo.expires(),
                    condition,
                    found,
                    Reverters.byHand(undo));
        }
    }

    /** How a change stands. */
    public enum Condition {
        /** As it was made. */
        IN_PLACE,
        /** As it was before the change, or over in itself. */
        TAKEN_BACK,
        /** Someone else has put something else there. */
        CHANGED_BY_OTHERS,
        /** That cannot be told from here. */
        UNKNOWN
    }
}

package org.chaosjunit.spi;

import java.time.Duration;
import java.util.TreeMap;

/**
 * Takes changes back; found by its name with {@link java.util.ServiceLoader}.
 *
 * <p>Made and called in any process, also long after a crash: whatever it needs stands in the {@link UndoRecord}. All
 * methods may be called any number of times, from any thread.
 */
public interface Reverter {
    /** Returns the name that {@link UndoRecord#reverter()} refers to. */
    String name();

    /**
     * Reads how the change stands: still in place, taken back, or replaced by something that is not ours.
     *
     * @throws Exception if that cannot be read
     */
    ReadBack readBack(UndoRecord undo) throws Exception;

    /**
     * Restores exactly what was there before; called only when the change was just read to be in place.
     *
     * <p>Where the store can compare and set, a value that is no longer ours is left alone even then.
     *
     * @throws Exception if it cannot; it is tried again after a while
     */
    void revert(UndoRecord undo) throws Exception;

    /**
     * Returns how much more time than the usual 10 s it may take, all attempts together; by default none.
     *
     * <p>Only for a way back that itself has to wait, for a cache that runs out for example: all else waits for it.
     */
    default Duration extraTime(UndoRecord undo) {
        return Duration.ZERO;
    }

    /**
     * Tells a person how to restore it by hand: the exact command, or place and value.
     *
     * @return a phrase that follows "By hand: "; by default the state of the record
     */
    default String byHand(UndoRecord undo) {
        return "undo \"" + undo.description() + "\" on " + undo.target() + "; what is known of it: "
                + new TreeMap<>(undo.state());
    }
}

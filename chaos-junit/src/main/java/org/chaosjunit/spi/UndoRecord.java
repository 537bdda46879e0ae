package org.chaosjunit.spi;

import java.time.Instant;
import java.util.Map;

/**
 * The way back of one change, as data.
 *
 * @param reverter name of the {@link Reverter} that takes the change back
 * @param target id of the target that is changed
 * @param description the change in words
 * @param state what the reverter needs, the original value above all
 * @param expires when its time to live is over: from then on anyone may take it back
 */
public record UndoRecord(
        String reverter, String target, String description, Map<String, String> state, Instant expires) {
    /** Copies the map. */
    public UndoRecord {
        state = Map.copyOf(state);
    }
}

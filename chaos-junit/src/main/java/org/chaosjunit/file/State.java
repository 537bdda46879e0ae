package org.chaosjunit.file;

import org.chaosjunit.spi.UndoRecord;

/** What stands in an undo record. */
final class State {
    private State() {}

    static String required(UndoRecord record, String key) {
        String value = record.state().get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the undo record of \"" + record.description() + "\" has no `" + key + "`");
        }
        return value;
    }
}

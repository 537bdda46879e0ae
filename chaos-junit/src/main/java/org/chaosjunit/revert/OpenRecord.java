package org.chaosjunit.revert;

import java.util.Optional;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;

/**
 * A record of a journal.
 *
 * @param number its number in the journal, from 0
 * @param reach how far its change reaches
 * @param undo the way back
 * @param shared its name in the store beside its target, if it was written there too
 */
record OpenRecord(int number, Reach reach, UndoRecord undo, Optional<SharedName> shared) {
    OpenRecord(int number, Reach reach, UndoRecord undo) {
        this(number, reach, undo, Optional.empty());
    }
}

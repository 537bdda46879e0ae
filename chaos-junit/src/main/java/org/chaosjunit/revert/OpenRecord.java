package org.chaosjunit.revert;

import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.UndoRecord;

/**
 * A record of a journal.
 *
 * @param number its number in the journal, from 0
 * @param reach how far its change reaches
 * @param undo the way back
 */
record OpenRecord(int number, Reach reach, UndoRecord undo) {}

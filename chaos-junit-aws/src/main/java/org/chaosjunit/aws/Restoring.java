package org.chaosjunit.aws;

import org.chaosjunit.spi.UndoRecord;

/** How a change can be taken back by one call, which AWS itself could make. */
public interface Restoring {
    /** Returns the call that restores what was there before, whatever is there when it is made. */
    ApiCall call(UndoRecord undo);
}

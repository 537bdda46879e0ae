package org.chaosjunit.spi;

/** Takes down each way back before the step is taken. */
public interface Journal {
    /**
     * Writes the record durably; only then may the change be made.
     *
     * @throws IllegalStateException if the experiment is already reverting: then nothing may be changed any more
     * @throws java.io.UncheckedIOException if the record cannot be written
     */
    void write(UndoRecord undo);
}

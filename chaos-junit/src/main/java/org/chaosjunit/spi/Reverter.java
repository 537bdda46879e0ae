package org.chaosjunit.spi;

/**
 * Takes changes back; found by its name with {@link java.util.ServiceLoader}.
 *
 * <p>Both methods may be called any number of times, from any thread and, after a crash, in another process.
 */
public interface Reverter {
    /** Returns the name that {@link UndoRecord#reverter()} refers to. */
    String name();

    /**
     * Restores exactly what was there before; does nothing if that is already so.
     *
     * @throws Exception if it cannot
     */
    void revert(UndoRecord undo) throws Exception;

    /**
     * Reads back whether the change is gone.
     *
     * @throws Exception if that cannot be read
     */
    boolean isReverted(UndoRecord undo) throws Exception;
}

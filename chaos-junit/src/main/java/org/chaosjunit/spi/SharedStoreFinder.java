package org.chaosjunit.spi;

import java.util.List;
import java.util.Optional;

/**
 * Finds the {@linkplain SharedStore stores} that this process can reach, so that what lost machines left behind can be
 * taken back from anywhere; found with {@link java.util.ServiceLoader}.
 */
public interface SharedStoreFinder {
    /**
     * Returns them; none where nothing says how to reach one. Makes no call.
     *
     * @throws RuntimeException if what says so makes no sense; the message is shown
     */
    List<SharedStore> find();

    /** Returns the store in which a record was written down too, if it is one of the kind that this finds. */
    default Optional<SharedStore> of(UndoRecord undo) {
        return Optional.empty();
    }
}

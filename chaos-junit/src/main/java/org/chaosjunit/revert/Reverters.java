package org.chaosjunit.revert;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** The reverters of this class path, by name. */
final class Reverters {
    private Reverters() {}

    /**
     * Returns the reverter that a record names.
     *
     * @throws IllegalStateException if it is not on the class path
     */
    static Reverter of(UndoRecord undo) {
        List<String> known = new ArrayList<>();
        for (Reverter reverter : ServiceLoader.load(Reverter.class, Reverters.class.getClassLoader())) {
            if (reverter.name().equals(undo.reverter())) {
                return reverter;
            }
            known.add(reverter.name());
        }
        throw new IllegalStateException(
                "no reverter \"" + undo.reverter() + "\" is on the class path; known: " + String.join(", ", known));
    }
}

package org.chaosjunit.revert;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.chaosjunit.spi.Reverter;
import org.chaosjunit.spi.UndoRecord;

/** The reverters of this class path, by name; one that cannot be loaded is no obstacle to the others. */
final class Reverters {
    // More than can be meant: a class path that cannot be searched at all fails anew each time.
    private static final int MOST_FAILURES = 100;

    private final Iterator<Reverter> all;
    private final List<String> known = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Reverters(ClassLoader loader) {
        this.all = ServiceLoader.load(Reverter.class, loader).iterator();
    }

    /**
     * Returns the reverter that a record names.
     *
     * @throws IllegalStateException if it is not on the class path, or cannot be loaded
     */
    static Reverter of(UndoRecord undo) {
        return of(undo, Reverters.class.getClassLoader());
    }

    static Reverter of(UndoRecord undo, ClassLoader loader) {
        return new Reverters(loader).find(undo.reverter());
    }

    /** Says how a person takes the record back. */
    static String byHand(UndoRecord undo) {
        try {
            return of(undo).byHand(undo);
        } catch (RuntimeException | LinkageError e) {
            return "undo it with what its record says: " + undo.state();
        }
    }

    private Reverter find(String name) {
        Optional<Reverter> next = next();
        while (next.isPresent()) {
            if (known.get(known.size() - 1).equals(name)) {
                return next.get();
            }
            next = next();
        }
        throw new IllegalStateException("no reverter \"" + name + "\" is on the class path; known: "
                + String.join(", ", known)
                + (failures.isEmpty() ? "" : "; cannot be loaded: " + String.join(", ", failures)));
    }

    private Optional<Reverter> next() {
        while (failures.size() < MOST_FAILURES) {
            try {
                if (!all.hasNext()) {
                    break;
                }
                Reverter reverter = all.next();
                known.add(reverter.name());
                return Optional.of(reverter);
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                failures.add(words(e));
            }
        }
        return Optional.empty();
    }

    // The error names the provider, its cause what is missing.
    private static String words(Throwable thrown) {
        String cause = thrown.getCause() == null ? "" : " (" + thrown.getCause() + ")";
        return (thrown instanceof ServiceConfigurationError ? thrown.getMessage() : thrown.toString()) + cause;
    }
}

package org.chaosjunit.revert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.SharedStore;
import org.chaosjunit.spi.SharedStoreFinder;
import org.chaosjunit.spi.UndoRecord;

/**
 * The shared stores that this process can reach.
 *
 * @param stores those that were found
 * @param troubles what kept others from being found
 */
public record SharedStores(List<SharedStore> stores, List<Finding> troubles) {
    /** Copies the lists. */
    public SharedStores {
        stores = List.copyOf(stores);
        troubles = List.copyOf(troubles);
    }

    /** Finds them with the finders of the class path. */
    public static SharedStores find() {
        List<SharedStore> stores = new ArrayList<>();
        List<Finding> troubles = new ArrayList<>();
        try {
            for (SharedStoreFinder finder : finders()) {
                try {
                    stores.addAll(finder.find());
                } catch (RuntimeException | LinkageError e) {
                    troubles.add(trouble(e));
                }
            }
        } catch (ServiceConfigurationError | LinkageError e) {
            troubles.add(trouble(e));
        }
        return new SharedStores(stores, troubles);
    }

    /** Finds the store in which a record was written down too. */
    static Optional<SharedStore> of(UndoRecord undo) {
        try {
            for (SharedStoreFinder finder : finders()) {
                Optional<SharedStore> store = finder.of(undo);
                if (store.isPresent()) {
                    return store;
                }
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
            // The record itself is enough to take it back.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static ServiceLoader<SharedStoreFinder> finders() {
        return ServiceLoader.load(SharedStoreFinder.class, SharedStores.class.getClassLoader());
    }

    private static Finding trouble(Throwable thrown) {
        String why = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        return new Finding(
                Reason.REVERT_FAILED,
                "Whether something was left behind on other machines cannot be told: " + why.replaceAll("\\.$", "")
                        + ".",
                thrown);
    }
}

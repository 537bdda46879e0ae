package org.chaosjunit.revert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.SharedStore;

/**
 * Records of a journal that are in a store beside their target too.
 *
 * <p>What is there counts: another machine may have taken them back long ago, and experiment on the target now. So they are
 * taken back from there, by whoever gets the lease, and those that are gone are done.
 */
final class SharedCopies {
    private final List<OpenRecord> done = new ArrayList<>();
    private final List<Swept> swept = new ArrayList<>();

    private SharedCopies() {}

    static SharedCopies takeBack(List<OpenRecord> records) {
        SharedCopies copies = new SharedCopies();
        Map<String, SharedStore> stores = new LinkedHashMap<>();
        for (OpenRecord record : records) {
            Optional<SharedStore> store = record.shared().isEmpty() ? Optional.empty() : SharedStores.of(record.undo());
            store.ifPresent(
                    found -> stores.putIfAbsent(record.shared().orElseThrow().target(), found));
        }
        stores.forEach((target, store) -> copies.swept.add(SharedSweep.one(store, target)));
        for (OpenRecord record : records) {
            SharedStore store =
                    record.shared().map(name -> stores.get(name.target())).orElse(null);
            if (store != null && isGone(store, record.shared().orElseThrow())) {
                copies.done.add(record);
            }
        }
        return copies;
    }

    // Where that cannot be told the record alone is enough: only what is still as it says is changed.
    private static boolean isGone(SharedStore store, SharedName name) {
        try {
            return store.read(name.target(), name.entry()).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns those that need no more looking after. */
    List<OpenRecord> done() {
        return done;
    }

    /** Returns what was done in the stores. */
    List<Swept> swept() {
        return swept;
    }
}

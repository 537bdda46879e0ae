package org.chaosjunit.revert;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;

/** The store as one process sees it: others may come before and after the effect of each call. */
record SteppedStore(MemoryStore store, Interleaving.Player player) implements SharedStore {
    @Override
    public String description() {
        return store.description();
    }

    @Override
    public String address(String target, String name) {
        return store.address(target, name);
    }

    @Override
    public Optional<SharedEntry> create(String target, String name, String content, String purpose) throws IOException {
        player.step();
        Optional<SharedEntry> created = store.create(target, name, content, purpose);
        player.step();
        return created;
    }

    @Override
    public Optional<SharedEntry> replace(String target, String name, String content, SharedEntry seen)
            throws IOException {
        player.step();
        Optional<SharedEntry> replaced = store.replace(target, name, content, seen);
        player.step();
        return replaced;
    }

    @Override
    public Optional<SharedEntry> read(String target, String name) throws IOException {
        player.step();
        Optional<SharedEntry> found = store.read(target, name);
        player.step();
        return found;
    }

    @Override
    public void remove(String target, String name) throws IOException {
        player.step();
        store.remove(target, name);
        player.step();
    }

    @Override
    public List<String> names(String target) throws IOException {
        player.step();
        List<String> names = store.names(target);
        player.step();
        return names;
    }

    @Override
    public List<String> targets() throws IOException {
        return store.targets();
    }
}

package org.chaosjunit.revert;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.SharedStore;

/** The store as one process sees it: others may come before and after each call. */
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
    public boolean create(String target, String name, String content, String purpose) throws IOException {
        player.step();
        boolean isCreated = store.create(target, name, content, purpose);
        player.step();
        return isCreated;
    }

    @Override
    public void replace(String target, String name, String content) throws IOException {
        store.replace(target, name, content);
        player.step();
    }

    @Override
    public Optional<String> read(String target, String name) throws IOException {
        player.step();
        Optional<String> found = store.read(target, name);
        player.step();
        return found;
    }

    @Override
    public void remove(String target, String name) throws IOException {
        // What is assumed, as of a replacement too: no standstill between a look at the clock and the effect of the
        // call.
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

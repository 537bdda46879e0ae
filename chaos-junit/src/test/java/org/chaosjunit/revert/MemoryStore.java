package org.chaosjunit.revert;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.chaosjunit.spi.SharedStore;

/** A store in memory; what comes before each call is up to the test. */
final class MemoryStore implements SharedStore {
    final Map<String, String> entries = new ConcurrentSkipListMap<>();
    volatile Before before = call -> {};
    /** Calls that fail, though they had their effect. */
    volatile Predicate<String> cutAfter = call -> false;

    /** Called with the name of an operation and of an entry. */
    interface Before {
        void call(String call) throws IOException;
    }

    @Override
    public String description() {
        return "a memory";
    }

    @Override
    public String address(String target, String name) {
        return "/" + target + "/" + name;
    }

    @Override
    public boolean create(String target, String name, String content, String purpose) throws IOException {
        before.call("create " + name);
        boolean isCreated = entries.putIfAbsent(address(target, name), content) == null;
        after("create " + name);
        return isCreated;
    }

    @Override
    public void replace(String target, String name, String content) throws IOException {
        before.call("replace " + name);
        entries.put(address(target, name), content);
        after("replace " + name);
    }

    @Override
    public Optional<String> read(String target, String name) throws IOException {
        before.call("read " + name);
        return Optional.ofNullable(entries.get(address(target, name)));
    }

    @Override
    public void remove(String target, String name) throws IOException {
        before.call("remove " + name);
        entries.remove(address(target, name));
        after("remove " + name);
    }

    @Override
    public List<String> names(String target) throws IOException {
        before.call("names");
        String path = "/" + target + "/";
        return entries.keySet().stream()
                .filter(address -> address.startsWith(path))
                .map(address -> address.substring(path.length()))
                .toList();
    }

    @Override
    public List<String> targets() throws IOException {
        before.call("targets");
        return entries.keySet().stream()
                .map(address -> address.substring(1, address.lastIndexOf('/')))
                .distinct()
                .toList();
    }

    private void after(String call) throws IOException {
        if (cutAfter.test(call)) {
            throw new IOException(call + " was cut off");
        }
    }
}

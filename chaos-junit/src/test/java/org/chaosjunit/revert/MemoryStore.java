package org.chaosjunit.revert;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.chaosjunit.spi.SharedEntry;
import org.chaosjunit.spi.SharedStore;

/** A store in memory; what comes before each call is up to the test. */
final class MemoryStore implements SharedStore {
    final Map<String, String> entries = new ConcurrentSkipListMap<>();
    private final Map<String, Long> versions = new HashMap<>();
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
    public synchronized Optional<SharedEntry> create(String target, String name, String content, String purpose)
            throws IOException {
        before.call("create " + name);
        boolean isCreated = entries.putIfAbsent(address(target, name), content) == null;
        return written("create " + name, address(target, name), isCreated);
    }

    @Override
    public synchronized Optional<SharedEntry> replace(String target, String name, String content, SharedEntry seen)
            throws IOException {
        before.call("replace " + name);
        String address = address(target, name);
        boolean isReplaced = entries.containsKey(address) && version(address) == seen.version();
        if (isReplaced) {
            entries.put(address, content);
        }
        return written("replace " + name, address, isReplaced);
    }

    private Optional<SharedEntry> written(String call, String address, boolean isWritten) throws IOException {
        if (isWritten) {
            versions.merge(address, 1L, Long::sum);
        }
        after(call);
        return isWritten ? Optional.of(entry(address)) : Optional.empty();
    }

    private long version(String address) {
        return versions.getOrDefault(address, 0L);
    }

    private SharedEntry entry(String address) {
        return new SharedEntry(Objects.requireNonNull(entries.get(address)), version(address));
    }

    @Override
    public synchronized Optional<SharedEntry> read(String target, String name) throws IOException {
        before.call("read " + name);
        String address = address(target, name);
        return entries.containsKey(address) ? Optional.of(entry(address)) : Optional.empty();
    }

    @Override
    public synchronized void remove(String target, String name) throws IOException {
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

    /** Returns the names of what is left beside a target but for a lease that is free. */
    List<String> left(String target) throws IOException {
        boolean isFree = LeaseNote.of(this, target).filter(LeaseNote::released).isPresent();
        return names(target).stream()
                .filter(name -> !(isFree && name.equals(LeaseNote.NAME)))
                .toList();
    }

    private void after(String call) throws IOException {
        if (cutAfter.test(call)) {
            throw new IOException(call + " was cut off");
        }
    }
}

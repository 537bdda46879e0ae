package org.chaosjunit.net;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What came before its counterpart, by the port that both name; is disposed of if that does not come in time. */
final class Waiting<T> {
    private record Entry<T>(T value, long until) {}

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final Loop loop;
    private final Consumer<T> disposal;
    // In the order of their ends. One timer for all: nearly every entry is taken at once.
    private final Map<Integer, Entry<T>> entries = new LinkedHashMap<>();
    private boolean timed;

    Waiting(Loop loop, Consumer<T> disposal) {
        this.loop = loop;
        this.disposal = disposal;
    }

    void put(int port, T value) {
        take(port).ifPresent(disposal);
        entries.put(port, new Entry<>(value, System.nanoTime() + PATIENCE));
        timeNext();
    }

    Optional<T> take(int port) {
        return Optional.ofNullable(entries.remove(port)).map(Entry::value);
    }

    void disposeAll() {
        entries.values().forEach(entry -> disposal.accept(entry.value()));
        entries.clear();
    }

    private void timeNext() {
        Iterator<Entry<T>> oldest = entries.values().iterator();
        if (!timed && oldest.hasNext()) {
            timed = true;
            loop.at(oldest.next().until(), this::disposeExpired);
        }
    }

    private void disposeExpired() {
        timed = false;
        long now = System.nanoTime();
        Iterator<Entry<T>> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            Entry<T> entry = oldest.next();
            if (entry.until() - now > 0) {
                break;
            }
            oldest.remove();
            disposal.accept(entry.value());
        }
        timeNext();
    }
}

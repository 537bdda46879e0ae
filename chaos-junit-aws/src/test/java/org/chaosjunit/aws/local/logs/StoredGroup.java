package org.chaosjunit.aws.local.logs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A log group with its streams. */
final class StoredGroup {
    private final String name;
    private final Instant created;
    private final Map<String, List<Event>> streams = new TreeMap<>();
    private @Nullable Integer retentionDays;
    private long events;

    /**
     * A line in a log.
     *
     * @param ingested when the service got it
     */
    record Event(String id, String stream, Instant time, String message, Instant ingested) {}

    StoredGroup(String name, Instant created) {
        this.name = name;
        this.created = created;
    }

    String name() {
        return name;
    }

    Instant created() {
        return created;
    }

    @Nullable
    Integer retentionDays() {
        return retentionDays;
    }

    void retain(@Nullable Integer days) {
        retentionDays = days;
    }

    synchronized boolean add(String stream) {
        return streams.putIfAbsent(stream, new ArrayList<>()) == null;
    }

    synchronized boolean has(String stream) {
        return streams.containsKey(stream);
    }

    synchronized void append(String stream, Instant time, String message, Instant now) {
        String id = String.format("%056d", ++events);
        streams.computeIfAbsent(stream, any -> new ArrayList<>()).add(new Event(id, stream, time, message, now));
    }

    synchronized List<String> streams() {
        return List.copyOf(streams.keySet());
    }

    /** Returns the events of all streams, by time. */
    synchronized List<Event> events() {
        return streams.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Event::time).thenComparing(Event::id))
                .toList();
    }
}

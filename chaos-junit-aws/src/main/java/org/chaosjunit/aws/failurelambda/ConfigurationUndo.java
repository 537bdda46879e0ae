package org.chaosjunit.aws.failurelambda;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.UndoRecord;

/**
 * What it takes to give functions back the document that they had, and how that is written down.
 *
 * @param place the region and account
 * @param where where the document lies
 * @param before what was there
 * @param change name of the change
 * @param after the document with the faults
 * @param flush the document with which warm containers clean up, where they need one; as much ours as {@code after}
 * @param cache how long a container may go on with what it read before
 * @param logGroup the log group of the function
 * @param begun when that was written
 */
record ConfigurationUndo(
        AwsPlace place,
        Where where,
        Storage.Stored before,
        String change,
        String after,
        Optional<String> flush,
        Duration cache,
        String logGroup,
        Instant begun) {
    static final String REVERTER = "aws-failure-configuration";
    private static final String FLUSH_SUFFIX = "-flush";
    private static final String KEPT = "kept.";

    UndoRecord record(String target, String description, Instant expires) {
        Map<String, String> state = new TreeMap<>(place.state());
        state.put("kind", where.kind().name());
        state.put("name", where.name());
        state.put("before", before.document());
        state.put("flags", Boolean.toString(before.isFlags()));
        before.state().forEach((key, value) -> state.put(KEPT + key, value));
        state.put("change", change);
        state.put("after", after);
        flush.ifPresent(document -> state.put("flush", document));
        state.put("cache", cache.toString());
        state.put("log-group", logGroup);
        state.put("begun", begun.toString());
        return new UndoRecord(REVERTER, target, description, state, expires);
    }

    static ConfigurationUndo of(UndoRecord undo, AwsPlace place) {
        Map<String, String> state = undo.state();
        Map<String, String> kept = state.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(KEPT))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(KEPT.length()), Map.Entry::getValue));
        return new ConfigurationUndo(
                place,
                new Where(Where.Kind.valueOf(required(undo, "kind")), required(undo, "name")),
                new Storage.Stored(required(undo, "before"), Boolean.parseBoolean(required(undo, "flags")), kept),
                required(undo, "change"),
                required(undo, "after"),
                Optional.ofNullable(state.get("flush")),
                Duration.parse(required(undo, "cache")),
                required(undo, "log-group"),
                Instant.parse(required(undo, "begun")));
    }

    Storage storage() {
        return where.open(place);
    }

    String flushChange() {
        return change + FLUSH_SUFFIX;
    }

    /** Returns what is ours, by the names of the changes. */
    Map<String, String> documents() {
        return flush.map(document -> Map.of(change, after, flushChange(), document))
                .orElseGet(() -> Map.of(change, after));
    }

    private static String required(UndoRecord undo, String key) {
        return Objects.requireNonNull(
                undo.state().get(key), () -> "the undo record of \"" + undo.description() + "\" has no `" + key + "`");
    }
}

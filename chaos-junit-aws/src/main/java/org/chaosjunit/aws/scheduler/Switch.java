package org.chaosjunit.aws.scheduler;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.UndoRecord;

/**
 * A schedule that would take back a change, and how that is written down.
 *
 * @param schedule its name
 * @param change the record of the change
 */
record Switch(String schedule, UndoRecord change) {
    static final String REVERTER = "aws-dead-mans-switch";
    private static final String OF = "of.";

    static Switch before(UndoRecord change) {
        return new Switch("chaos-junit-" + UUID.randomUUID(), change);
    }

    UndoRecord record(AwsPlace place) {
        Map<String, String> state = new TreeMap<>(place.state());
        state.put("schedule", schedule);
        state.put("reverter", change.reverter());
        change.state().forEach((key, value) -> state.put(OF + key, value));
        return new UndoRecord(
                REVERTER, change.target(), "dead man's switch of " + change.description(), state, change.expires());
    }

    static Switch of(UndoRecord undo) {
        Map<String, String> state = undo.state().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(OF))
                .collect(Collectors.toMap(entry -> entry.getKey().substring(OF.length()), Map.Entry::getValue));
        return new Switch(
                required(undo, "schedule"),
                new UndoRecord(required(undo, "reverter"), undo.target(), undo.description(), state, undo.expires()));
    }

    private static String required(UndoRecord undo, String key) {
        return Objects.requireNonNull(
                undo.state().get(key), () -> "the undo record of \"" + undo.description() + "\" has no `" + key + "`");
    }
}

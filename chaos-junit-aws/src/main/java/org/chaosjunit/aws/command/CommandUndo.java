package org.chaosjunit.aws.command;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.UndoRecord;

/**
 * What it takes to cancel a command whose id is known only after it was sent: the mark that it bears.
 *
 * @param target the instances
 * @param description the command in words
 * @param document name of the document
 * @param mark stands in the comment of the command, and of no other
 * @param sent just before it was sent
 * @param change name of the looks at it
 */
record CommandUndo(
        AwsPlace place, String target, String description, String document, String mark, Instant sent, String change) {
    static final String REVERTER = "aws-command";

    UndoRecord record(Instant expires) {
        Map<String, String> state = new TreeMap<>(place.state());
        state.put("document", document);
        state.put("mark", mark);
        state.put("sent", sent.toString());
        state.put("change", change);
        return new UndoRecord(REVERTER, target, description, state, expires);
    }

    static CommandUndo of(UndoRecord undo, AwsPlace place) {
        return new CommandUndo(
                place,
                undo.target(),
                undo.description(),
                required(undo, "document"),
                required(undo, "mark"),
                Instant.parse(required(undo, "sent")),
                required(undo, "change"));
    }

    private static String required(UndoRecord undo, String key) {
        return Objects.requireNonNull(
                undo.state().get(key), () -> "the undo record of \"" + undo.description() + "\" has no `" + key + "`");
    }
}

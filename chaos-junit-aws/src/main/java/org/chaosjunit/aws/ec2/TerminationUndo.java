package org.chaosjunit.aws.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.spi.UndoRecord;

/** How the end of an instance is written down, though no way leads back. */
final class TerminationUndo {
    static final String REVERTER = "aws-terminated-instance";
    static final String INSTANCE = "instance";
    static final String GROUP = "group";

    private TerminationUndo() {}

    static UndoRecord record(AwsPlace place, String target, Candidate victim, Instant expires) {
        Map<String, String> state = new TreeMap<>(place.state());
        state.put(INSTANCE, victim.instance());
        state.put(GROUP, victim.group());
        String description = "terminate " + victim + ", which cannot be taken back";
        return new UndoRecord(REVERTER, target, description, state, expires);
    }

    static String required(UndoRecord undo, String key) {
        return Objects.requireNonNull(
                undo.state().get(key), () -> "the undo record of \"" + undo.description() + "\" has no `" + key + "`");
    }
}

package org.chaosjunit.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to give a key its previous value, and how that is written down.
 *
 * @param change name of the change
 * @param file the file
 * @param existed whether there was a file before
 * @param key the key
 * @param ours the value that was set
 * @param rest what followed the key before, as it was written; null if the key was not there
 * @param appended what was appended to the file; null if the key was there
 */
record PropertyUndo(
        String change,
        TargetFile file,
        boolean existed,
        String key,
        String ours,
        @Nullable String rest,
        @Nullable String appended) {
    static final String REVERTER = "property";

    PropertyUndo(String change, TargetFile file, boolean existed, String key, String ours, PropertiesText.Edit edit) {
        this(change, file, existed, key, ours, edit.rest(), edit.appended());
    }

    /** Returns the value before; empty if the key was not there. */
    Optional<String> before() throws IOException {
        return rest == null ? Optional.empty() : PropertiesText.value(rest);
    }

    /** Returns the text with the key as it was. */
    PropertiesText restored(PropertiesText text) throws IOException {
        if (rest != null) {
            return text.restore(key, rest);
        }
        return text.remove(key, appended == null ? "" : appended);
    }

    UndoRecord record(String target, Fault fault, Instant expires) {
        Map<String, String> state = new HashMap<>();
        state.put("change", change);
        state.put("path", file.path().toString());
        state.put("existed", Boolean.toString(existed));
        state.put("key", key);
        state.put("ours", ours);
        if (rest != null) {
            state.put("rest", rest);
        }
        if (appended != null) {
            state.put("appended", appended);
        }
        return new UndoRecord(REVERTER, target, fault.description(), state, expires);
    }

    static PropertyUndo of(UndoRecord record) {
        return new PropertyUndo(
                State.required(record, "change"),
                new TargetFile(Path.of(State.required(record, "path"))),
                Boolean.parseBoolean(State.required(record, "existed")),
                State.required(record, "key"),
                State.required(record, "ours"),
                record.state().get("rest"),
                record.state().get("appended"));
    }
}

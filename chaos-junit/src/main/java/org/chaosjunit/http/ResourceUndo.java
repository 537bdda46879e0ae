package org.chaosjunit.http;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.UndoRecord;

/**
 * What it takes to put a resource back, and how that is written down.
 *
 * @param fault what was put
 * @param previous what was there before, if anything was
 * @param change name of the change
 */
record ResourceUndo(ReplacedResource fault, Optional<Representation> previous, String change) {
    static final String REVERTER = "http";

    UndoRecord record(Instant expires) {
        Map<String, String> state = new HashMap<>();
        state.put("change", change);
        state.put("url", fault.url().toString());
        state.put("put", fault.body());
        state.put("putType", fault.contentType());
        state.put("timeout", fault.timeout().toString());
        fault.credential().ifPresent(credential -> state.put("authorization", credential.name()));
        previous.ifPresent(before -> {
            state.put("before", Base64.getEncoder().encodeToString(before.body()));
            before.contentType().ifPresent(type -> state.put("beforeType", type));
        });
        return new UndoRecord(REVERTER, fault.target().id(), fault.description(), state, expires);
    }

    static ResourceUndo of(UndoRecord record) {
        Map<String, String> state = record.state();
        ReplacedResource fault = new ReplacedResource(
                URI.create(required(record, "url")),
                required(record, "put"),
                required(record, "putType"),
                Duration.parse(required(record, "timeout")),
                Optional.ofNullable(state.get("authorization")).map(Credential::new));
        Optional<Representation> previous = Optional.ofNullable(state.get("before"))
                .map(body -> new Representation(
                        Base64.getDecoder().decode(body),
                        Optional.ofNullable(state.get("beforeType")),
                        Optional.empty()));
        return new ResourceUndo(fault, previous, required(record, "change"));
    }

    private static String required(UndoRecord record, String key) {
        String value = record.state().get(key);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the undo record of \"" + record.description() + "\" has no `" + key + "`");
        }
        return value;
    }
}

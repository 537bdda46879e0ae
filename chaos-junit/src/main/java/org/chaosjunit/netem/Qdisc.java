package org.chaosjunit.netem;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Optional;

/**
 * The queueing discipline at the root of an interface, as {@code tc} tells of it.
 *
 * @param json what it tells
 */
record Qdisc(JsonObject json) {
    /** The handle by which ours is known; those that the kernel gives by itself are {@code 0:}, or from {@code 8001:}. */
    static final String OURS = "c4a0:";

    /** Finds the root in the answer of {@code tc -j qdisc show}; empty if the interface has none. */
    static Optional<Qdisc> root(String output) throws IOException {
        try {
            if (output.isBlank()) {
                return Optional.empty();
            }
            for (JsonElement each : JsonParser.parseString(output).getAsJsonArray()) {
                // Where the interface has no queue at all, iproute2 lists an empty object.
                if (each.getAsJsonObject().has("root")) {
                    return Optional.of(new Qdisc(each.getAsJsonObject()));
                }
            }
            return Optional.empty();
        } catch (JsonParseException | IllegalStateException e) {
            throw new IOException("`tc -j` does not answer with JSON: a newer iproute2 is needed", e);
        }
    }

    String kind() {
        return json.has("kind") ? json.get("kind").getAsString() : "";
    }

    String handle() {
        return json.has("handle") ? json.get("handle").getAsString() : "";
    }

    /** Tells whether the kernel has given it by itself, and would again. */
    boolean isDefault() {
        return handle().equals("0:");
    }

    boolean isOurs() {
        return handle().equals(OURS);
    }

    /** Returns what it was told to do. */
    String options() {
        if (!json.has("options")) {
            return "{}";
        }
        JsonObject options = json.get("options").getAsJsonObject().deepCopy();
        // Newer kernels draw one where none is given.
        options.remove("seed");
        return options.toString();
    }

    long count(String name) {
        return json.has(name) ? json.get(name).getAsLong() : 0;
    }

    @Override
    public String toString() {
        return kind() + " " + handle();
    }
}

package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Feature flags as AppConfig keeps them: definitions and values in {@code {"version": "1", "flags": .., "values": ..}}, of
 * which functions are given the values only.
 */
final class FlagsProfile {
    private static final String FLAGS = "flags";
    private static final String VALUES = "values";

    private FlagsProfile() {}

    /** Returns what functions are given, as far as failure-lambda reads it. */
    static JsonObject bare(JsonObject profile) {
        JsonObject bare = new JsonObject();
        for (Map.Entry<String, JsonElement> value : part(profile, VALUES).entrySet()) {
            if (Mode.named(value.getKey()).isPresent() && value.getValue().isJsonObject()) {
                bare.add(value.getKey(), withoutDates(value.getValue().getAsJsonObject()));
            }
        }
        return bare;
    }

    private static JsonObject withoutDates(JsonObject flag) {
        JsonObject bare = flag.deepCopy();
        bare.remove("_createdAt");
        bare.remove("_updatedAt");
        return bare;
    }

    /** Returns the profile with these flags; those of others stay as they are. */
    static JsonObject with(JsonObject flags, JsonObject profile) {
        JsonObject changed = profile.deepCopy();
        JsonObject definitions = part(changed, FLAGS);
        JsonObject values = part(changed, VALUES);
        for (Mode mode : Mode.values()) {
            if (values.has(mode.written())) {
                JsonObject off = new JsonObject();
                off.addProperty("enabled", false);
                values.add(mode.written(), off);
            }
        }
        for (Map.Entry<String, JsonElement> flag : flags.entrySet()) {
            define(definitions, flag.getKey(), flag.getValue().getAsJsonObject());
            values.add(flag.getKey(), flag.getValue());
        }
        changed.addProperty("version", "1");
        changed.add(FLAGS, definitions);
        changed.add(VALUES, values);
        return changed;
    }

    private static void define(JsonObject definitions, String name, JsonObject flag) {
        JsonObject definition = part(definitions, name);
        if (!definition.has("name")) {
            definition.addProperty("name", name);
        }
        JsonObject attributes = part(definition, "attributes");
        for (Map.Entry<String, JsonElement> value : flag.entrySet()) {
            if (!value.getKey().equals("enabled") && !attributes.has(value.getKey())) {
                attributes.add(value.getKey(), constrained(value.getValue()));
            }
        }
        definition.add("attributes", attributes);
        definitions.add(name, definition);
    }

    private static JsonObject constrained(JsonElement value) {
        JsonObject constraints = new JsonObject();
        constraints.addProperty("type", type(value));
        if (value instanceof JsonArray) {
            JsonObject elements = new JsonObject();
            elements.addProperty("type", "string");
            constraints.add("elements", elements);
        }
        JsonObject attribute = new JsonObject();
        attribute.add("constraints", constraints);
        return attribute;
    }

    private static String type(JsonElement value) {
        if (value.isJsonArray()) {
            return "array";
        }
        return Json.isNumber(value) ? "number" : "string";
    }

    private static JsonObject part(JsonObject of, String name) {
        @Nullable JsonElement part = of.get(name);
        return part != null && part.isJsonObject() ? part.getAsJsonObject() : new JsonObject();
    }
}

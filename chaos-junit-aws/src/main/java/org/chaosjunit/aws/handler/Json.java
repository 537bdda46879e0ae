package org.chaosjunit.aws.handler;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import org.jspecify.annotations.Nullable;

/** JSON as JavaScript reads and writes it: strictly, and with its nulls. */
final class Json {
    private static final Gson GSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private Json() {}

    /**
     * Parses a document.
     *
     * @throws JsonParseException if it is none
     */
    static JsonElement parse(String text) {
        JsonElement parsed = GSON.fromJson(text, JsonElement.class);
        if (parsed == null) {
            throw new JsonParseException("an empty text is no JSON");
        }
        return parsed;
    }

    static String text(JsonElement tree) {
        return GSON.toJson(tree);
    }

    /** Returns an object as a tree of its fields. */
    static JsonElement tree(@Nullable Object value) {
        return value instanceof JsonElement tree ? tree : GSON.toJsonTree(value);
    }

    static boolean isText(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
    }

    static boolean isNumber(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber();
    }
}

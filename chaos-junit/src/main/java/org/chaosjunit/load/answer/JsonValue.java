package org.chaosjunit.load.answer;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.math.BigDecimal;

/** Reads, writes and compares single values of JSON. */
final class JsonValue {
    private static final Gson JSON = new GsonBuilder()
            .setStrictness(Strictness.STRICT)
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private JsonValue() {}

    /** Parses a whole text; throws {@link JsonParseException}, for an empty one too. */
    static JsonElement parse(String text) {
        JsonElement value = JSON.fromJson(text, JsonElement.class);
        if (value == null) {
            throw new JsonParseException("empty");
        }
        return value;
    }

    /** Parses what stands behind an operator: a value of JSON, or a text in single quotes. */
    static JsonElement literal(String text) {
        if (text.length() >= 2 && text.startsWith("'") && text.endsWith("'")) {
            return new JsonPrimitive(text.substring(1, text.length() - 1).replace("\\'", "'"));
        }
        JsonElement value = parse(text);
        if (value.isJsonArray() || value.isJsonObject()) {
            throw new JsonParseException("neither a text, a number, true, false nor null");
        }
        return value;
    }

    /** Returns the value as it is written, shortened if need be. */
    static String text(JsonElement value) {
        return Answer.shortened(JSON.toJson(value));
    }

    static JsonElement of(Object value) {
        return value instanceof JsonElement element ? element : JSON.toJsonTree(value);
    }

    static boolean isNumber(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isNumber();
    }

    static boolean isSame(JsonElement one, JsonElement other) {
        if (isNumber(one) && isNumber(other)) {
            return compare(one, other) == 0;
        }
        return one.equals(other);
    }

    static int compare(JsonElement one, JsonElement other) {
        return new BigDecimal(one.getAsString()).compareTo(new BigDecimal(other.getAsString()));
    }

    static boolean isNull(JsonElement value) {
        return value instanceof JsonNull;
    }
}

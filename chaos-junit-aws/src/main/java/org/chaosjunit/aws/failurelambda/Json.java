package org.chaosjunit.aws.failurelambda;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents as the libraries in the functions read and write them. */
final class Json {
    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private Json() {}

    /** Returns the object that a text is; empty if it is anything else. */
    static Optional<JsonObject> object(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            boolean isWhole = reader.peek() == com.google.gson.stream.JsonToken.END_DOCUMENT;
            return element.isJsonObject() && isWhole ? Optional.of(element.getAsJsonObject()) : Optional.empty();
        } catch (JsonParseException | IOException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static String text(JsonElement element) {
        return GSON.toJson(element);
    }

    static boolean isBoolean(@Nullable JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isBoolean();
    }

    static boolean isNumber(@Nullable JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isNumber();
    }

    static boolean isString(@Nullable JsonElement element) {
        return element != null
                && element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isString();
    }

    static boolean isTrue(@Nullable JsonElement element) {
        return isBoolean(element) && element != null && element.getAsBoolean();
    }
}

package org.chaosjunit.probe;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.GsonJsonProvider;
import com.jayway.jsonpath.spi.mapper.GsonMappingProvider;
import java.util.Map;
import org.chaosjunit.sampling.Page;
import org.jspecify.annotations.Nullable;

/**
 * An answer in JSON.
 *
 * @param root all of it
 */
record JsonAnswer(JsonElement root) {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    // Named, for those that the library would choose by itself are not in our jar.
    private static final Configuration PATHS = Configuration.builder()
            .jsonProvider(new GsonJsonProvider())
            .mappingProvider(new GsonMappingProvider())
            .build();

    /**
     * Parses the answer.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    static JsonAnswer parse(Page.Content content) {
        try {
            JsonElement root = STRICT.fromJson(content.text(), JsonElement.class);
            if (root != null) {
                return new JsonAnswer(root);
            }
        } catch (JsonParseException malformed) {
            throw noJson(content, malformed);
        }
        throw noJson(content, null);
    }

    private static IllegalArgumentException noJson(Page.Content content, @Nullable Throwable cause) {
        return new IllegalArgumentException("the answer is no JSON: " + content.excerpt(), cause);
    }

    /**
     * Returns the number that is there; nothing if there is none, or null.
     *
     * @throws IllegalArgumentException if something else is there
     */
    Map<String, Double> numbers(NumberPath path) {
        JsonElement found = found(path);
        if (found.isJsonNull()) {
            return Map.of();
        }
        if (found.isJsonPrimitive() && found.getAsJsonPrimitive().isNumber()) {
            return Map.of("", found.getAsDouble());
        }
        throw new IllegalArgumentException("at " + path + " of the answer is " + found + ", not a number");
    }

    private JsonElement found(NumberPath path) {
        try {
            return path.path().read(root, PATHS);
        } catch (PathNotFoundException e) {
            return JsonNull.INSTANCE;
        }
    }
}

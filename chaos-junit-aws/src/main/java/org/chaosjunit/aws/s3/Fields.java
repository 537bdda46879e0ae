package org.chaosjunit.aws.s3;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object, each of which is read once; one that nobody reads is an error. */
final class Fields {
    private final JsonObject left;

    private Fields(JsonObject object) {
        this.left = object;
    }

    static Fields parse(String text) {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject object) {
                return new Fields(object);
            }
        } catch (JsonParseException e) {
            // As below.
        }
        throw new IllegalArgumentException("which is no JSON object");
    }

    Optional<String> text(String name) {
        return take(name, JsonPrimitive.class, "text").map(JsonPrimitive::getAsString);
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("which lacks `" + name + "`"));
    }

    Optional<Integer> number(String name) {
        try {
            return take(name, JsonPrimitive.class, "number").map(JsonPrimitive::getAsInt);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("where `" + name + "` is no number", e);
        }
    }

    Optional<List<String>> texts(String name) {
        return take(name, JsonArray.class, "list").map(array -> {
            List<String> texts = new ArrayList<>();
            array.forEach(each -> texts.add(each.getAsString()));
            return texts;
        });
    }

    Optional<Fields> object(String name) {
        return take(name, JsonObject.class, "object").map(Fields::new);
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        take(name, JsonArray.class, "list").ifPresent(array -> {
            for (JsonElement each : array) {
                if (!(each instanceof JsonObject object)) {
                    throw new IllegalArgumentException("where `" + name + "` holds " + each);
                }
                objects.add(new Fields(object));
            }
        });
        return objects;
    }

    /** Makes sure that nothing is left. */
    void end() {
        if (left.size() > 0) {
            throw new IllegalArgumentException("where " + String.join(", ", left.keySet()) + " is unknown");
        }
    }

    private <T extends JsonElement> Optional<T> take(String name, Class<T> type, String word) {
        JsonElement found = left.remove(name);
        if (found != null && !type.isInstance(found)) {
            throw new IllegalArgumentException("where `" + name + "` is no " + word);
        }
        return Optional.ofNullable(found).map(type::cast);
    }

    static void addText(JsonObject json, String name, @Nullable String text) {
        if (text != null) {
            json.addProperty(name, text);
        }
    }

    static void addTexts(JsonObject json, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            JsonArray array = new JsonArray();
            texts.forEach(array::add);
            json.add(name, array);
        }
    }

    static <T> JsonArray array(List<T> all, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        all.forEach(each -> array.add(json.apply(each)));
        return array;
    }
}

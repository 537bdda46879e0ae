package org.chaosjunit.load.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Resource;

/** Reads an array of objects that all have the same names, with texts, numbers and booleans as values. */
final class JsonRows {
    private static final Gson JSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private JsonRows() {}

    static Rows read(Resource resource) {
        List<JsonObject> objects = objects(resource);
        List<String> columns =
                objects.isEmpty() ? List.of() : List.copyOf(objects.get(0).keySet());
        List<List<String>> values = new ArrayList<>();
        for (JsonObject object : objects) {
            String where = "element " + values.size() + " of " + resource.location();
            if (!object.keySet().equals(objects.get(0).keySet())) {
                throw DataFile.invalid(
                        "to have the same names in each object",
                        where + " has " + object.keySet() + ", the first " + columns,
                        "Give each object all names.");
            }
            List<String> row = new ArrayList<>();
            for (String column : columns) {
                row.add(value(object.get(column), where + " has \"" + column + "\": "));
            }
            values.add(row);
        }
        return new Rows(columns, values);
    }

    private static List<JsonObject> objects(Resource resource) {
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement element : array(resource)) {
            if (!element.isJsonObject()) {
                throw noArray(resource, "element " + objects.size() + " is " + element);
            }
            objects.add(element.getAsJsonObject());
        }
        return objects;
    }

    private static JsonArray array(Resource resource) {
        try {
            JsonElement json = JSON.fromJson(resource.text(), JsonElement.class);
            if (json != null && json.isJsonArray()) {
                return json.getAsJsonArray();
            }
        } catch (JsonParseException malformed) {
            Throwable cause = malformed.getCause() == null ? malformed : malformed.getCause();
            throw noArray(resource, String.valueOf(cause.getMessage()).replaceFirst("(?s)\\R.*", ""));
        }
        throw noArray(resource, "it is none");
    }

    private static InvalidAttributeException noArray(Resource resource, String why) {
        return DataFile.invalid(
                "to be a JSON array of objects",
                resource.location() + ": " + why,
                "Write for example [{\"id\": 1, \"item\": \"tea\"}].");
    }

    private static String value(JsonElement value, String where) {
        if (!value.isJsonPrimitive()) {
            throw DataFile.invalid(
                    "to have only texts, numbers and booleans as values",
                    where + value,
                    "Give each value a name of its own.");
        }
        return value.getAsString();
    }
}

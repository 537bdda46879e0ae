package org.chaosjunit.aws.handler;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Something that must be true of an event.
 *
 * @param path names from the root of the event, with dots between
 * @param test tells whether what is found there will do, as text
 */
record Condition(String path, Predicate<String> test) {
    boolean isMetBy(JsonElement event) {
        JsonElement found = find(event);
        return !found.isJsonNull() && test.test(text(found));
    }

    private JsonElement find(JsonElement event) {
        JsonElement current = event;
        for (String name : path.split("\\.", -1)) {
            current = step(current, name);
        }
        return current;
    }

    private static JsonElement step(JsonElement from, String name) {
        if (from instanceof JsonObject object && object.has(name)) {
            return object.get(name);
        }
        if (from instanceof JsonArray array && name.matches("0|[1-9][0-9]{0,8}")) {
            int index = Integer.parseInt(name);
            return index < array.size() ? array.get(index) : JsonNull.INSTANCE;
        }
        return JsonNull.INSTANCE;
    }

    // As String() of JavaScript.
    private static String text(JsonElement value) {
        if (value instanceof JsonArray array) {
            return StreamSupport.stream(array.spliterator(), false)
                    .map(element -> element.isJsonNull() ? "" : text(element))
                    .collect(Collectors.joining(","));
        }
        if (value instanceof JsonPrimitive primitive) {
            return primitive.isNumber() ? number(primitive.getAsBigDecimal()) : primitive.getAsString();
        }
        return "[object Object]";
    }

    private static String number(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

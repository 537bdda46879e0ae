package org.chaosjunit.aws.local.appconfig;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.chaosjunit.aws.local.wire.AwsError;

/**
 * The content of a profile for feature flags, after the type reference for {@code AWS.AppConfig.FeatureFlags}: stored as
 * {@code version}, {@code flags} and {@code values}, served as the values.
 */
final class FeatureFlags {
    private static final Set<String> OWN = Set.of("enabled", "_createdAt", "_updatedAt", "_variants");

    private FeatureFlags() {}

    static void check(byte[] content) {
        JsonObject document = parse(content);
        for (String name : document.keySet()) {
            if (!List.of("version", "flags", "values").contains(name)) {
                throw invalid("unknown member \"" + name + "\"");
            }
        }
        if (!document.has("version") || !document.get("version").getAsString().equals("1")) {
            throw invalid("\"version\" must be \"1\"");
        }
        JsonObject flags = object(document, "flags");
        JsonObject values = object(document, "values");
        values.entrySet().forEach(value -> {
            if (!flags.has(value.getKey())) {
                throw invalid("a value for \"" + value.getKey() + "\", which is no flag");
            }
            checkAttributes(value.getKey(), flags.getAsJsonObject(value.getKey()), value.getValue());
        });
    }

    private static void checkAttributes(String name, JsonObject flag, JsonElement value) {
        JsonObject declared = object(flag, "attributes");
        JsonObject given = value.getAsJsonObject();
        JsonElement enabled = given.get("enabled");
        if (enabled != null
                && !(enabled.isJsonPrimitive() && enabled.getAsJsonPrimitive().isBoolean())) {
            throw invalid("\"enabled\" of \"" + name + "\" is not boolean");
        }
        given.keySet().stream()
                .filter(attribute -> !OWN.contains(attribute) && !declared.has(attribute))
                .findFirst()
                .ifPresent(attribute -> {
                    throw invalid("\"" + name + "\" has no attribute \"" + attribute + "\"");
                });
    }

    /** Returns what is served; a flag that is off has no attributes. */
    static byte[] served(byte[] content) {
        JsonObject served = new JsonObject();
        object(parse(content), "values").entrySet().forEach(value -> {
            JsonObject flag = value.getValue().getAsJsonObject().deepCopy();
            boolean enabled = flag.has("enabled") && flag.get("enabled").getAsBoolean();
            flag.keySet()
                    .removeIf(attribute -> attribute.startsWith("_") || (!enabled && !attribute.equals("enabled")));
            flag.addProperty("enabled", enabled);
            served.add(value.getKey(), flag);
        });
        return served.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject parse(byte[] content) {
        try {
            return JsonParser.parseString(new String(content, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            throw invalid("not a JSON object");
        }
    }

    private static JsonObject object(JsonObject parent, String name) {
        JsonElement found = parent.get(name);
        return found != null && found.isJsonObject() ? found.getAsJsonObject() : new JsonObject();
    }

    private static AwsError invalid(String why) {
        return new AwsError(
                "BadRequestException", 400, "Not a document of type AWS.AppConfig.FeatureFlags: " + why + ".");
    }
}

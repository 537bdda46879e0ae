package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The lines that failure-lambda 1.x logs: JSON, plain behind what the runtime puts before it, or in a JSON log format. */
final class Version1Log {
    private static final Map<Mode, String> SIZES =
            Map.of(Mode.LATENCY, "latency_ms", Mode.TIMEOUT, "sleep_ms", Mode.DISKSPACE, "disk_space_mb");

    private Version1Log() {}

    static Optional<Sighting> read(String line) {
        return entry(line).flatMap(Version1Log::sighting);
    }

    /** Returns what the library itself warns of in this line. */
    static Optional<String> warning(String line) {
        return entry(line)
                .filter(entry -> is(entry, "level", "warn") || is(entry, "level", "error"))
                .map(Json::text);
    }

    private static Optional<JsonObject> entry(String line) {
        int brace = line.indexOf('{');
        if (brace < 0 || !line.contains("failure-lambda")) {
            return Optional.empty();
        }
        Optional<JsonObject> json = Json.object(line.substring(brace).strip());
        if (json.isEmpty() || is(json.get(), "source", "failure-lambda")) {
            return json;
        }
        @Nullable JsonElement message = json.get().get("message");
        if (message == null || message.isJsonObject()) {
            return Optional.ofNullable(message)
                    .map(JsonElement::getAsJsonObject)
                    .filter(inner -> is(inner, "source", "failure-lambda"));
        }
        return Json.isString(message) ? entry(message.getAsString()) : Optional.empty();
    }

    private static Optional<Sighting> sighting(JsonObject entry) {
        Optional<Mode> mode = Optional.ofNullable(entry.get("mode"))
                .filter(Json::isString)
                .flatMap(name -> Mode.named(name.getAsString()));
        if (mode.isEmpty()) {
            return Optional.empty();
        }
        if (is(entry, "action", "block")) {
            return Optional.of(new Sighting(mode.get(), Sighting.Kind.DENIED, OptionalDouble.empty()));
        }
        return is(entry, "action", "inject")
                ? Optional.of(new Sighting(mode.get(), Sighting.Kind.INJECTED, size(mode.get(), entry)))
                : Optional.empty();
    }

    private static OptionalDouble size(Mode mode, JsonObject entry) {
        @Nullable String name = SIZES.get(mode);
        @Nullable JsonElement size = name == null ? null : entry.get(name);
        return size != null && Json.isNumber(size) ? OptionalDouble.of(size.getAsDouble()) : OptionalDouble.empty();
    }

    private static boolean is(JsonObject entry, String name, String value) {
        @Nullable JsonElement found = entry.get(name);
        return found != null && Json.isString(found) && found.getAsString().equals(value);
    }
}

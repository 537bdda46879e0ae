package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.jspecify.annotations.Nullable;

/** Mistakes in a document for failure-lambda 1.x, which skips a whole flag for one, and passes over what it does not know. */
final class Version1Mistakes {
    private static final Set<String> OF_ALL = Set.of("enabled", "percentage", "match");
    private static final Map<Mode, Set<String>> OWN = Map.of(
            Mode.LATENCY, Set.of("min_latency", "max_latency"),
            Mode.TIMEOUT, Set.of("timeout_buffer_ms"),
            Mode.DISKSPACE, Set.of("disk_space"),
            Mode.DENYLIST, Set.of("deny_list"),
            Mode.STATUSCODE, Set.of("status_code"),
            Mode.EXCEPTION, Set.of("exception_msg"),
            Mode.CORRUPTION, Set.of("body"));
    private static final Set<String> TEXTS = Set.of("exception_msg", "body");

    private final AwsPlace place;

    private Version1Mistakes(AwsPlace place) {
        this.place = place;
    }

    /** Returns the first, as a sentence; empty if there is none. */
    static Optional<String> first(JsonObject document, AwsPlace place) {
        Version1Mistakes mistakes = new Version1Mistakes(place);
        for (Map.Entry<String, JsonElement> entry : document.entrySet()) {
            Optional<String> mistake = mistakes.ofFlag(entry.getKey(), entry.getValue());
            if (mistake.isPresent()) {
                return mistake;
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofFlag(String name, JsonElement flag) {
        if (Set.of("isEnabled", "failureMode").contains(name)) {
            return Optional.of("`" + name
                    + "` is of failure-lambda 0.x: 1.x only warns in its log, and nothing would be" + " injected.");
        }
        Optional<Mode> mode = Mode.named(name);
        if (mode.isEmpty()) {
            return Optional.of("`" + name + "` is no flag that failure-lambda 1.x knows: it ignores it in silence.");
        }
        if (!flag.isJsonObject()) {
            return Optional.of("`" + name + "` is " + Json.text(flag) + ", not a flag: failure-lambda 1.x skips it.");
        }
        JsonObject json = flag.getAsJsonObject();
        return ofAttributes(name, mode.get(), json)
                .or(() -> ofSwitch(name, json))
                .or(() -> ofPercentage(name, json))
                .or(() -> ofPatterns(name, json))
                .or(() -> ofActivity(name, json));
    }

    private static Optional<String> ofAttributes(String name, Mode mode, JsonObject flag) {
        for (Map.Entry<String, JsonElement> attribute : flag.entrySet()) {
            String key = attribute.getKey();
            boolean isOwn = OWN.getOrDefault(mode, Set.of()).contains(key);
            if (!isOwn && !OF_ALL.contains(key)) {
                return Optional.of(
                        "`" + name + "." + key + "` is no attribute that failure-lambda 1.x knows: it ignores it"
                                + " in silence"
                                + (key.equals("rate") ? ", so that the flag hits every invocation." : "."));
            }
            if (isOwn && !isOfRightKind(key, attribute.getValue())) {
                return Optional.of("`" + name + "." + key + "` is " + Json.text(attribute.getValue())
                        + ": failure-lambda 1.x skips the flag, so nothing would be injected.");
            }
        }
        return Optional.empty();
    }

    private static boolean isOfRightKind(String key, JsonElement value) {
        if (key.equals("deny_list")) {
            return value.isJsonArray();
        }
        return TEXTS.contains(key) ? Json.isString(value) : Json.isNumber(value);
    }

    private static Optional<String> ofSwitch(String name, JsonObject flag) {
        @Nullable JsonElement enabled = flag.get("enabled");
        return Json.isBoolean(enabled)
                ? Optional.empty()
                : Optional.of("`" + name + ".enabled` is " + (enabled == null ? "missing" : Json.text(enabled))
                        + ", not true or false: failure-lambda 1.x skips the flag, so nothing would be injected.");
    }

    private static Optional<String> ofPercentage(String name, JsonObject flag) {
        @Nullable JsonElement percentage = flag.get("percentage");
        if (percentage == null) {
            return Optional.empty();
        }
        double value = Json.isNumber(percentage) ? percentage.getAsDouble() : Double.NaN;
        return value >= 0 && value <= 100 && value == Math.rint(value)
                ? Optional.empty()
                : Optional.of("`" + name + ".percentage` is " + Json.text(percentage)
                        + ", not a whole number from 0 to 100: failure-lambda 1.x skips the flag, so nothing would be"
                        + " injected.");
    }

    private Optional<String> ofPatterns(String name, JsonObject flag) {
        @Nullable JsonElement list = flag.get("deny_list");
        if (list == null) {
            return Optional.empty();
        }
        for (JsonElement pattern : list.getAsJsonArray()) {
            String text = Json.isString(pattern) ? pattern.getAsString() : "";
            Optional<String> objection =
                    Json.isString(pattern) ? Patterns.objection(text) : Optional.of("is not a text");
            if (objection.isPresent()) {
                return Optional.of("`" + name + ".deny_list` holds " + Json.text(pattern) + ", which " + objection.get()
                        + ": failure-lambda 1.x skips the flag, so nothing would be denied.");
            }
            Optional<String> needed = DenyPatterns.neededHost(Pattern.compile(text), place);
            if (needed.isPresent()) {
                return Optional.of("`" + name + ".deny_list` holds " + Json.text(pattern) + ", which denies "
                        + needed.get() + ": the function could no longer read its own configuration.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofActivity(String name, JsonObject flag) {
        @Nullable JsonElement percentage = flag.get("percentage");
        boolean isActive = Json.isTrue(flag.get("enabled")) && (percentage == null || percentage.getAsDouble() > 0);
        return isActive
                ? Optional.of("it already injects something: `" + name
                        + "` is enabled, so it would be so again after the" + " experiment.")
                : Optional.empty();
    }
}

package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Mistakes in a document for failure-lambda 0.x, which passes over nearly all of them in silence. */
final class Version0Mistakes {
    private static final List<String> NUMBERS = List.of("rate", "minLatency", "maxLatency", "statusCode", "diskSpace");
    private static final List<String> MODES = List.of("latency", "exception", "statuscode", "diskspace");

    private final JsonObject document;
    private final Version0 version;

    private Version0Mistakes(JsonObject document, Version0 version) {
        this.document = document;
        this.version = version;
    }

    /** Returns the first, as a sentence; empty if there is none. */
    static Optional<String> first(JsonObject document, Version0 version) {
        Version0Mistakes mistakes = new Version0Mistakes(document, version);
        return mistakes.ofOtherVersion()
                .or(mistakes::ofSwitch)
                .or(mistakes::ofMode)
                .or(mistakes::ofNumbers)
                .or(mistakes::ofPatterns)
                .or(mistakes::ofActivity);
    }

    private Optional<String> ofOtherVersion() {
        for (Mode mode : Mode.values()) {
            @Nullable JsonElement flag = document.get(mode.written());
            if (flag != null && flag.isJsonObject()) {
                return Optional.of("`" + mode.written() + "` is a flag of failure-lambda 1.x, which "
                        + version.library() + " ignores in silence: nothing would be injected.");
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofSwitch() {
        @Nullable JsonElement enabled = document.get("isEnabled");
        return Json.isBoolean(enabled)
                ? Optional.empty()
                : Optional.of("`isEnabled` is " + words(enabled) + ", not true or false: " + version.library()
                        + " takes it neither for on, so nothing would be injected, nor for off, so a denial of hosts would"
                        + " not be lifted.");
    }

    private Optional<String> ofMode() {
        @Nullable JsonElement mode = document.get("failureMode");
        if (mode == null) {
            return Optional.empty();
        }
        String other = version.deny().equals(Version0.DENYLIST) ? Version0.BLACKLIST : Version0.DENYLIST;
        if (mode.equals(new com.google.gson.JsonPrimitive(other)) || document.has(other)) {
            return Optional.of("it says `" + other + "`, which " + version.library() + " calls `" + version.deny()
                    + "` and ignores by the other name: nothing would be denied.");
        }
        boolean isKnown = Json.isString(mode)
                && (MODES.contains(mode.getAsString()) || mode.getAsString().equals(version.deny()));
        return isKnown
                ? Optional.empty()
                : Optional.of("`failureMode` is " + words(mode) + ", which " + version.library()
                        + " does not know: nothing would be injected.");
    }

    private Optional<String> ofNumbers() {
        return NUMBERS.stream()
                .filter(name -> document.has(name) && !Json.isNumber(document.get(name)))
                .findFirst()
                .map(name -> "`" + name + "` is " + words(document.get(name)) + ", not a number: " + version.library()
                        + " would add numbers in quotes like texts, so that 100 and 400 become 100 s.");
    }

    private Optional<String> ofPatterns() {
        @Nullable JsonElement list = document.get(version.deny());
        if (list == null) {
            return Optional.empty();
        }
        if (!list.isJsonArray()) {
            return Optional.of("`" + version.deny() + "` is " + words(list) + ", not a list: every call would fail.");
        }
        for (JsonElement pattern : list.getAsJsonArray()) {
            Optional<String> mistake = ofPattern(pattern);
            if (mistake.isPresent()) {
                return mistake;
            }
        }
        return Optional.empty();
    }

    private Optional<String> ofPattern(JsonElement pattern) {
        try {
            Pattern compiled = Pattern.compile(pattern.getAsString());
            return DenyPatterns.neededHost(compiled, version.place())
                    .map(host -> "`" + version.deny() + "` holds " + words(pattern) + ", which denies " + host
                            + ": the function could no longer read its own configuration.");
        } catch (PatternSyntaxException | UnsupportedOperationException | IllegalStateException e) {
            return Optional.of("`" + version.deny() + "` holds " + words(pattern)
                    + ", which is no regular expression: the call would fail, and later ones hang.");
        }
    }

    private Optional<String> ofActivity() {
        return Json.isTrue(document.get("isEnabled"))
                ? Optional.of("it already injects something: `isEnabled` is true, so it would do so again after the"
                        + " experiment.")
                : Optional.empty();
    }

    private static String words(@Nullable JsonElement element) {
        return element == null ? "missing" : Json.text(element);
    }
}

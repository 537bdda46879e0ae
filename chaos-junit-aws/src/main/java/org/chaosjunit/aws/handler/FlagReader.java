package org.chaosjunit.aws.handler;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the attributes of one flag; what is wrong is logged, and counted. */
final class FlagReader {
    private static final Set<String> OF_ALL = Set.of("enabled", "percentage", "match");

    private final String mode;
    private final JsonObject flag;
    private final LogLines log;
    private final Set<String> known = new LinkedHashSet<>(OF_ALL);
    private boolean wrong;

    FlagReader(String mode, JsonObject flag, LogLines log) {
        this.mode = mode;
        this.flag = flag;
        this.log = log;
    }

    /** Tells whether something that was read is not allowed; then the flag must not act. */
    boolean isWrong() {
        return wrong;
    }

    Gate gate() {
        JsonElement enabled = flag.get("enabled");
        boolean isBoolean = enabled != null
                && enabled.isJsonPrimitive()
                && enabled.getAsJsonPrimitive().isBoolean();
        if (!isBoolean) {
            wrong("enabled", "must be true or false", enabled);
        }
        return new Gate(isBoolean && enabled.getAsBoolean(), (int) whole("percentage", 100, 0, 100), conditions());
    }

    /** Returns a number, or the default if there is none. */
    double number(String name, double byDefault, Predicate<Double> allowed, String rule) {
        known.add(name);
        JsonElement value = flag.get(name);
        if (value == null) {
            return byDefault;
        }
        if (!Json.isNumber(value) || !allowed.test(value.getAsDouble())) {
            wrong(name, "must be a number " + rule, value);
            return byDefault;
        }
        return value.getAsDouble();
    }

    /** Returns a whole number, or the default if there is none. */
    double whole(String name, int byDefault, int least, int most) {
        return number(
                name,
                byDefault,
                number -> number == Math.rint(number) && number >= least && number <= most,
                "from " + least + " to " + most + " without a fraction");
    }

    /** Returns a text; empty if there is none. */
    Optional<String> text(String name) {
        known.add(name);
        JsonElement value = flag.get(name);
        if (value != null && !Json.isText(value)) {
            wrong(name, "must be a string", value);
        }
        return value != null && Json.isText(value) ? Optional.of(value.getAsString()) : Optional.empty();
    }

    /** Returns regular expressions; none if there is no list. */
    List<Pattern> expressions(String name) {
        known.add(name);
        List<Pattern> patterns = new ArrayList<>();
        for (JsonElement item : list(name, "must be a list of strings")) {
            String field = name + "[" + patterns.size() + "]";
            if (Json.isText(item)) {
                patterns.add(expression(field, item.getAsString()));
            } else {
                wrong(name, "must be a list of strings", item);
            }
        }
        return patterns;
    }

    /** Rejects what was read for a reason that lies in several attributes. */
    void reject(String name, String rule) {
        wrong(name, rule, flag.get(name));
    }

    /** Warns of attributes that nothing reads: they are usually meant for something. */
    void warnOfUnknown() {
        for (String name : flag.keySet()) {
            if (!known.contains(name)) {
                log.warn(
                        "action",
                        "config",
                        "field",
                        mode + "." + name,
                        "message",
                        "is unknown and ignored; known are " + String.join(", ", known));
            }
        }
    }

    private List<Condition> conditions() {
        List<Condition> conditions = new ArrayList<>();
        int index = 0;
        for (JsonElement item : list("match", "must be a list of conditions")) {
            String field = "match[" + index++ + "]";
            if (item instanceof JsonObject object) {
                condition(field, object).ifPresent(conditions::add);
            } else {
                wrong(field, "must be an object with a `path`", item);
            }
        }
        return conditions;
    }

    private Optional<Condition> condition(String field, JsonObject object) {
        JsonElement path = object.get("path");
        if (path == null || !Json.isText(path)) {
            wrong(field + ".path", "must be a string", path);
            return Optional.empty();
        }
        JsonElement operator = object.get("operator");
        String name = operator == null ? "eq" : Json.isText(operator) ? operator.getAsString() : "";
        if (name.equals("exists")) {
            return Optional.of(new Condition(path.getAsString(), any -> true));
        }
        JsonElement value = object.get("value");
        if (!Set.of("eq", "startsWith", "regex").contains(name)) {
            wrong(field + ".operator", "must be eq, exists, startsWith or regex", operator);
        } else if (value == null || !Json.isText(value)) {
            wrong(field + ".value", "must be a string", value);
        } else {
            return Optional.of(new Condition(path.getAsString(), test(field + ".value", name, value.getAsString())));
        }
        return Optional.empty();
    }

    private Predicate<String> test(String field, String operator, String value) {
        return switch (operator) {
            case "regex" -> expression(field, value).asPredicate();
            case "startsWith" -> found -> found.startsWith(value);
            default -> value::equals;
        };
    }

    private Pattern expression(String field, String text) {
        try {
            return JsRegex.compile(text);
        } catch (IllegalArgumentException e) {
            log.warn(
                    "action",
                    "config",
                    "field",
                    mode + "." + field,
                    "message",
                    "must be a safe regular expression of JavaScript, but " + e.getMessage(),
                    "value",
                    text);
            wrong = true;
            return Pattern.compile("(?!)");
        }
    }

    private Iterable<JsonElement> list(String name, String rule) {
        JsonElement value = flag.get(name);
        if (value != null && !value.isJsonArray()) {
            wrong(name, rule, value);
        }
        return value instanceof JsonArray array ? array : List.of();
    }

    private void wrong(String field, String rule, @Nullable JsonElement found) {
        wrong = true;
        if (found == null) {
            log.warn("action", "config", "field", mode + "." + field, "message", rule + ", but is missing");
        } else {
            log.warn("action", "config", "field", mode + "." + field, "message", rule, "value", found);
        }
    }
}

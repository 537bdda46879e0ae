package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What failure-lambda 1.x makes of a document, modelled after its source: which flags it skips, and what it passes over in
 * silence.
 */
final class GoldenVersion1 {
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "latency", Set.of("min_latency", "max_latency"),
            "timeout", Set.of("timeout_buffer_ms"),
            "diskspace", Set.of("disk_space"),
            "denylist", Set.of("deny_list"),
            "statuscode", Set.of("status_code"),
            "exception", Set.of("exception_msg"),
            "corruption", Set.of("body"));
    private static final Set<String> COMMON = Set.of("enabled", "percentage", "match");
    private static final Set<String> OPERATORS = Set.of("eq", "exists", "startsWith", "regex");

    private final List<String> complaints = new ArrayList<>();

    private GoldenVersion1() {}

    /** Returns everything that it would warn of, and everything that it would ignore. */
    static List<String> complaints(JsonObject document) {
        GoldenVersion1 model = new GoldenVersion1();
        for (Map.Entry<String, JsonElement> flag : document.entrySet()) {
            Set<String> own = ATTRIBUTES.get(flag.getKey());
            if (own == null) {
                model.complaints.add("ignores " + flag.getKey());
            } else if (!flag.getValue().isJsonObject()) {
                model.complaints.add(flag.getKey() + " must be an object");
            } else {
                model.flag(flag.getKey(), flag.getValue().getAsJsonObject(), own);
            }
        }
        return model.complaints;
    }

    private void flag(String mode, JsonObject flag, Set<String> own) {
        for (String attribute : flag.keySet()) {
            require(own.contains(attribute) || COMMON.contains(attribute), "ignores " + mode + "." + attribute);
        }
        require(flag.has("enabled") && isBoolean(flag.get("enabled")), mode + ".enabled must be a boolean");
        if (flag.has("percentage")) {
            double percentage = number(flag.get("percentage"));
            boolean isInteger = percentage == Math.rint(percentage);
            require(
                    isInteger && percentage >= 0 && percentage <= 100,
                    mode + ".percentage must be an integer 0 to 100");
            require(
                    !flag.get("percentage").toString().contains("."),
                    mode + ".percentage: the layer takes no fraction");
        }
        number(flag, "min_latency", 0, Double.MAX_VALUE);
        number(flag, "max_latency", flag.has("min_latency") ? number(flag.get("min_latency")) : 0, Double.MAX_VALUE);
        number(flag, "timeout_buffer_ms", 0, Double.MAX_VALUE);
        number(flag, "status_code", 100, 599);
        number(flag, "disk_space", Double.MIN_VALUE, 10240);
        text(flag, "exception_msg");
        text(flag, "body");
        if (flag.has("deny_list")) {
            flag.get("deny_list").getAsJsonArray().forEach(pattern -> pattern(pattern.getAsString()));
        }
        if (flag.has("match")) {
            flag.get("match").getAsJsonArray().forEach(condition -> condition(condition.getAsJsonObject()));
        }
    }

    private void condition(JsonObject condition) {
        require(condition.has("path") && isText(condition.get("path")), "match.path must be a string");
        String operator = condition.has("operator") ? condition.get("operator").getAsString() : "eq";
        require(OPERATORS.contains(operator), "match.operator must be known");
        require(operator.equals("exists") || isText(condition.get("value")), "match.value must be a string");
        if (operator.equals("regex")) {
            pattern(condition.get("value").getAsString());
        }
    }

    private void pattern(String pattern) {
        require(pattern.length() <= 512, "a pattern is too long");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            complaints.add("a pattern is invalid");
        }
        require(!isUnsafe(pattern), "a pattern is unsafe");
    }

    /** Tells, as its scanner does, whether a group that holds a quantifier is quantified itself. */
    static boolean isUnsafe(String pattern) {
        List<Boolean> quantified = new ArrayList<>(List.of(false));
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int depth = quantified.size() - 1;
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i++;
                while (i < pattern.length() && pattern.charAt(i) != ']') {
                    i += pattern.charAt(i) == '\\' ? 2 : 1;
                }
            } else if (c == '(') {
                quantified.add(false);
            } else if (c == ')') {
                boolean had = depth > 0 && quantified.remove(depth);
                char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : ' ';
                if (had && (next == '+' || next == '*' || next == '{')) {
                    return true;
                }
                if (had && quantified.size() > 1) {
                    quantified.set(quantified.size() - 1, true);
                }
            } else if (depth > 0
                    && (c == '+' || c == '*' || pattern.substring(i).matches("(?s)\\{[0-9]+,.*"))) {
                quantified.set(depth, true);
            }
        }
        return false;
    }

    private void number(JsonObject flag, String name, double least, double most) {
        if (flag.has(name)) {
            double value = number(flag.get(name));
            require(value >= least && value <= most, name + " must be from " + least + " to " + most);
        }
    }

    private static double number(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()
                ? element.getAsDouble()
                : Double.NaN;
    }

    private void text(JsonObject flag, String name) {
        require(!flag.has(name) || isText(flag.get(name)), name + " must be a string");
    }

    private static boolean isText(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
    }

    private static boolean isBoolean(JsonElement element) {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean();
    }

    private void require(boolean condition, String complaint) {
        if (!condition) {
            complaints.add(complaint);
        }
    }
}

package org.chaosjunit.aws.local.logs;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;

/**
 * The filter patterns of CloudWatch Logs, as far as the stand-in knows them: terms, {@code "phrases"}, {@code ?one ?or
 * ?other}, {@code -without}, {@code %regex%}, and {@code { $.a.b = "x*" && $.c > 1 }}.
 */
final class FilterPattern implements Predicate<String> {
    private static final Pattern TERM =
            Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|%([^%]+)%|([\\w*]+))(?:\\s+|$)");
    private static final Pattern CONDITION =
            Pattern.compile("\\(?\\s*\\$((?:\\.[\\w-]+)+)\\s*(=|!=|<=|>=|<|>)\\s*(\"[^\"]*\"|[^\\s)]+)\\s*\\)?");

    private final Predicate<String> test;

    private FilterPattern(Predicate<String> test) {
        this.test = test;
    }

    static FilterPattern of(@Nullable String text) {
        String pattern = text == null ? "" : text.strip();
        if (pattern.isEmpty()) {
            return new FilterPattern(any -> true);
        }
        return new FilterPattern(
                pattern.startsWith("{") && pattern.endsWith("}")
                        ? json(pattern.substring(1, pattern.length() - 1))
                        : terms(pattern));
    }

    @Override
    public boolean test(String message) {
        return test.test(message);
    }

    private static Predicate<String> terms(String text) {
        List<Predicate<String>> all = new ArrayList<>();
        List<Predicate<String>> any = new ArrayList<>();
        Matcher term = TERM.matcher(text);
        int end = 0;
        while (term.find() && term.start() == end) {
            Predicate<String> found = term(term);
            switch (term.group(1)) {
                case "?" -> any.add(found);
                case "-" -> all.add(found.negate());
                default -> all.add(found);
            }
            end = term.end();
        }
        if (end != text.length()) {
            throw invalid(text);
        }
        return message -> all.stream().allMatch(each -> each.test(message))
                && (any.isEmpty() || any.stream().anyMatch(each -> each.test(message)));
    }

    private static Predicate<String> term(Matcher term) {
        if (term.group(3) != null) {
            return Pattern.compile(term.group(3)).asPredicate();
        }
        String wanted = term.group(2) == null ? term.group(4) : term.group(2).replaceAll("\\\\(.)", "$1");
        return message -> message.contains(wanted);
    }

    private static Predicate<String> json(String text) {
        boolean either = text.contains("||");
        if (either && text.contains("&&")) {
            throw new AwsError("InvalidParameterException", 501, "Mixed conditions are not in the stand-in: " + text);
        }
        List<Predicate<JsonElement>> conditions = new ArrayList<>();
        for (String each : text.split("&&|\\|\\|", -1)) {
            Matcher condition = CONDITION.matcher(each.strip());
            if (!condition.matches()) {
                throw invalid(text);
            }
            conditions.add(condition(condition.group(1).substring(1), condition.group(2), condition.group(3)));
        }
        return message -> {
            try {
                JsonElement parsed = JsonParser.parseString(message);
                return either
                        ? conditions.stream().anyMatch(each -> each.test(parsed))
                        : conditions.stream().allMatch(each -> each.test(parsed));
            } catch (JsonParseException e) {
                return false;
            }
        };
    }

    private static Predicate<JsonElement> condition(String path, String operator, String value) {
        String wanted = value.startsWith("\"") ? value.substring(1, value.length() - 1) : value;
        Pattern pattern = Pattern.compile(Pattern.quote(wanted).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
        return message -> {
            JsonElement found = at(message, path);
            if (found == null || !found.isJsonPrimitive()) {
                return false;
            }
            return switch (operator) {
                case "=" -> pattern.matcher(found.getAsString()).matches();
                case "!=" -> !pattern.matcher(found.getAsString()).matches();
                case "<" -> found.getAsDouble() < Double.parseDouble(wanted);
                case ">" -> found.getAsDouble() > Double.parseDouble(wanted);
                case "<=" -> found.getAsDouble() <= Double.parseDouble(wanted);
                default -> found.getAsDouble() >= Double.parseDouble(wanted);
            };
        };
    }

    private static @Nullable JsonElement at(JsonElement message, String path) {
        JsonElement found = message;
        for (String step : path.split("\\.", -1)) {
            if (found == null || !found.isJsonObject()) {
                return null;
            }
            found = found.getAsJsonObject().get(step);
        }
        return found;
    }

    private static AwsError invalid(String text) {
        return new AwsError("InvalidParameterException", 400, "Invalid filter pattern: " + text);
    }
}

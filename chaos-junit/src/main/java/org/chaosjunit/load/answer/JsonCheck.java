package org.chaosjunit.load.answer;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.GsonJsonProvider;
import com.jayway.jsonpath.spi.mapper.GsonMappingProvider;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.jspecify.annotations.Nullable;

/**
 * Something that must hold of a JSON body.
 *
 * @param where the path, as written
 * @param path where to look
 * @param operator how to compare; null if it is enough that there is something
 * @param expected with what to compare; null without an operator
 */
record JsonCheck(
        String where,
        JsonPath path,
        @Nullable Operator operator,
        @Nullable JsonElement expected) {
    private static final String ATTRIBUTE = "expectJson";
    // Both providers are given: those by default would not be Gson, and load what nobody needs.
    private static final Configuration GSON = Configuration.builder()
            .jsonProvider(new GsonJsonProvider())
            .mappingProvider(new GsonMappingProvider())
            .build();

    /** Reads {@code PATH} or {@code PATH OPERATOR VALUE}. */
    static JsonCheck parse(String text) {
        int at = operatorIn(text);
        if (at < 0) {
            return new JsonCheck(text.strip(), path(text, text), null, null);
        }
        Operator operator = Operator.at(text, at);
        String value = text.substring(
                        at + (operator == null ? 0 : operator.sign().length()))
                .strip();
        JsonElement expected;
        try {
            expected = JsonValue.literal(value);
        } catch (JsonParseException noValue) {
            throw invalid("to compare with a text, a number, true, false or null", text, "`" + value + "` is none");
        }
        if (operator != null && operator.needsNumbers() && !JsonValue.isNumber(expected)) {
            throw invalid("to compare by " + operator.sign() + " only numbers", text, "`" + value + "` is none");
        }
        String path = text.substring(0, at);
        return new JsonCheck(path.strip(), path(text, path), operator, expected);
    }

    /** Returns where the operator stands that is neither in brackets nor in quotes; -1 without one. */
    private static int operatorIn(String text) {
        int depth = 0;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (quote != 0) {
                quote = next == quote ? 0 : quote;
            } else if (next == '\'' || next == '"') {
                quote = next;
            } else if (next == '[' || next == '(') {
                depth++;
            } else if (next == ']' || next == ')') {
                depth--;
            } else if (depth == 0 && Operator.at(text, i) != null) {
                return i;
            }
        }
        return -1;
    }

    private static JsonPath path(String text, String path) {
        if (!path.strip().startsWith("$")) {
            throw invalid("to begin with a JSON path", text, "a path begins with $");
        }
        try {
            return JsonPath.compile(path.strip());
        } catch (InvalidPathException malformed) {
            throw invalid("to begin with a JSON path", text, String.valueOf(malformed.getMessage()));
        }
    }

    private static InvalidAttributeException invalid(String required, String text, String why) {
        return new InvalidAttributeException(
                ATTRIBUTE,
                required,
                '"' + text + "\": " + why,
                "Write for example `expectJson = {\"$.id\", \"$.state == 'done'\", \"$.items.length() > 0\"}`.");
    }

    /** Returns what is wrong with a body; empty if it holds. */
    Optional<String> complaint(JsonElement body) {
        List<JsonElement> found;
        try {
            JsonElement value = JsonValue.of(path.<Object>read(body, GSON));
            found = isSingle() ? List.of(value) : value.getAsJsonArray().asList();
        } catch (JsonPathException missing) {
            found = List.of();
        }
        if (found.isEmpty()) {
            return Optional.of(where + " is missing" + wanted());
        }
        return found.stream()
                .filter(value -> !holds(value))
                .findFirst()
                .map(value -> where + " was " + JsonValue.text(value) + wanted());
    }

    // A function such as length() has one result however many values its path has.
    private boolean isSingle() {
        return path.isDefinite() || where.endsWith(")");
    }

    private boolean holds(JsonElement value) {
        if (operator == null || expected == null) {
            return !JsonValue.isNull(value);
        }
        return operator.holds(value, expected);
    }

    private String wanted() {
        if (operator == null || expected == null) {
            return "";
        }
        String sign = operator == Operator.EQUAL ? "" : operator.sign() + " ";
        return ", expected " + sign + JsonValue.text(expected);
    }
}

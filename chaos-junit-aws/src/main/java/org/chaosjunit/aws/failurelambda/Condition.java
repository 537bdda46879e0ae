package org.chaosjunit.aws.failurelambda;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/**
 * A condition on the event of an invocation; as an annotation, {@link Match}.
 *
 * @param path where the value is
 * @param operator how it is compared
 * @param value what it is compared with; empty for {@link MatchOperator#EXISTS}
 */
record Condition(String path, MatchOperator operator, String value) {
    Condition {
        if (path.isBlank() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw new InvalidAttributeException(
                    "match",
                    "to have a `path` of names separated by dots",
                    '"' + path + '"',
                    "Write for example `@Match(path = \"requestContext.http.method\", value = \"GET\")`.");
        }
        if (operator == MatchOperator.EXISTS && !value.isEmpty()) {
            throw new InvalidAttributeException(
                    "match",
                    "to have no `value` where `operator` is EXISTS",
                    '"' + value + '"',
                    "Leave it out, or choose another operator.");
        }
        Optional<String> objection = operator == MatchOperator.REGEX ? Patterns.objection(value) : Optional.empty();
        if (objection.isPresent()) {
            throw new InvalidAttributeException(
                    "match",
                    "to have a `value` that failure-lambda takes as a regular expression",
                    '"' + value + "\", which " + objection.get(),
                    "Write a simpler one.");
        }
    }

    static Condition read(Match match, Site site) {
        return new Condition(
                site.resolve("match", match.path()), match.operator(), site.resolve("match", match.value()));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("path", path);
        json.addProperty("operator", operator.written());
        if (operator != MatchOperator.EXISTS) {
            json.addProperty("value", value);
        }
        return json;
    }
}

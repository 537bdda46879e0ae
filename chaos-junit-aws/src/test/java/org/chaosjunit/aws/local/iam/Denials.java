package org.chaosjunit.aws.local.iam;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.regex.Pattern;

/** What policies deny: by the actions of their statements; resources and conditions are not looked at. */
final class Denials {
    private Denials() {}

    static boolean isDenied(String policy, String action) {
        return all(JsonParser.parseString(policy).getAsJsonObject().get("Statement")).stream()
                .map(JsonElement::getAsJsonObject)
                .filter(statement -> statement.get("Effect").getAsString().equals("Deny"))
                .anyMatch(statement -> isMeant(statement, action));
    }

    private static boolean isMeant(JsonObject statement, String action) {
        return all(statement.get("Action")).stream()
                .map(pattern -> pattern.getAsString().replace("*", ".*").replace('?', '.'))
                .anyMatch(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
                        .matcher(action)
                        .matches());
    }

    private static List<JsonElement> all(JsonElement oneOrMany) {
        return oneOrMany instanceof JsonArray array ? array.asList() : List.of(oneOrMany);
    }
}

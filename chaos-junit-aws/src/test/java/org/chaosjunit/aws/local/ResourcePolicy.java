package org.chaosjunit.aws.local;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the policy of a resource denies. The stand-in needs no statement that allows, and knows no conditions. */
public final class ResourcePolicy {
    private ResourcePolicy() {}

    /** Whether a statement denies this to this caller, the ARN of a user or role or the name of a service. */
    public static boolean denies(String policy, Permission permission, String caller) {
        JsonObject document = JsonParser.parseString(policy).getAsJsonObject();
        return all(document.get("Statement")).stream()
                .map(JsonElement::getAsJsonObject)
                .filter(statement -> statement.get("Effect").getAsString().equals("Deny"))
                .anyMatch(statement -> {
                    if (statement.has("Condition")) {
                        throw new UnsupportedOperationException("The stand-in knows no conditions: " + statement);
                    }
                    return all(statement.get("Action")).stream().anyMatch(each -> matches(each, permission.action()))
                            && all(statement.get("Resource")).stream()
                                    .anyMatch(each -> matches(each, permission.resource()))
                            && isFor(statement.get("Principal"), caller);
                });
    }

    private static boolean isFor(JsonElement principal, String caller) {
        if (principal.isJsonPrimitive()) {
            return matches(principal, caller);
        }
        return principal.getAsJsonObject().asMap().values().stream()
                .flatMap(each -> all(each).stream())
                .anyMatch(each -> matches(each, caller));
    }

    private static boolean matches(JsonElement pattern, String text) {
        return Wildcards.match(pattern.getAsString(), text);
    }

    private static List<JsonElement> all(@Nullable JsonElement oneOrMany) {
        if (oneOrMany == null) {
            return List.of();
        }
        return oneOrMany instanceof JsonArray array ? array.asList() : List.of(oneOrMany);
    }
}

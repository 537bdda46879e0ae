package org.chaosjunit.aws.local.ssm;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.List;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;

/** The policies of a parameter: a JSON array as text. */
final class PolicyTexts {
    private PolicyTexts() {}

    static List<JsonObject> of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return List.of();
        }
        try {
            JsonArray policies = JsonParser.parseString(text).getAsJsonArray();
            return policies.asList().stream().map(JsonElement::getAsJsonObject).toList();
        } catch (JsonParseException | IllegalStateException e) {
            throw new AwsError("InvalidPolicyAttributeException", 400, "Not an array of policies: " + text);
        }
    }
}

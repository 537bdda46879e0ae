package org.chaosjunit.aws.handler;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers as JSON trees. */
final class JsonAnswers implements Answers<JsonElement> {
    static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json");

    private static final String BODY = "body";

    @Override
    public JsonElement ofStatus(int statusCode, String body) {
        JsonObject headers = new JsonObject();
        HEADERS.forEach(headers::addProperty);
        JsonObject answer = new JsonObject();
        answer.addProperty("statusCode", statusCode);
        answer.add("headers", headers);
        answer.addProperty(BODY, body);
        return answer;
    }

    @Override
    public Optional<String> body(@Nullable JsonElement answer) {
        return answer instanceof JsonObject object && object.has(BODY) && Json.isText(object.get(BODY))
                ? Optional.of(object.get(BODY).getAsString())
                : Optional.empty();
    }

    // As in failure-lambda, an answer without a body becomes one that has nothing else.
    @Override
    public JsonElement withBody(@Nullable JsonElement answer, String body) {
        JsonObject changed =
                answer instanceof JsonObject object && object.has(BODY) ? object.deepCopy() : new JsonObject();
        changed.addProperty(BODY, body);
        return changed;
    }
}

package org.chaosjunit.aws.handler;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that are JSON as text; what is no JSON has no body. */
final class TextAnswers implements Answers<String> {
    private final JsonAnswers trees = new JsonAnswers();

    @Override
    public String ofStatus(int statusCode, String body) {
        return Json.text(trees.ofStatus(statusCode, body));
    }

    @Override
    public Optional<String> body(@Nullable String answer) {
        return trees.body(tree(answer));
    }

    @Override
    public String withBody(@Nullable String answer, String body) {
        return Json.text(trees.withBody(tree(answer), body));
    }

    private static JsonElement tree(@Nullable String answer) {
        try {
            return answer == null || answer.isBlank() ? JsonNull.INSTANCE : Json.parse(answer);
        } catch (JsonParseException e) {
            return JsonNull.INSTANCE;
        }
    }
}

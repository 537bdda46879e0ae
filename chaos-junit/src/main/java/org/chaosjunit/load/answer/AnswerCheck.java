package org.chaosjunit.load.answer;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.InvalidAttributeException;

/** Holds answers against what is expected of them. */
public final class AnswerCheck {
    /** How much of a body can be checked, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private final HttpExpectation expected;
    private final List<JsonCheck> json;

    /**
     * Prepares the checks.
     *
     * @throws InvalidAttributeException if a JSON check cannot be understood
     */
    public AnswerCheck(HttpExpectation expected) {
        this.expected = expected;
        this.json = expected.json().stream().map(JsonCheck::parse).toList();
    }

    /** Tells whether the body is needed. */
    public boolean needsBody() {
        return expected.isOfBody();
    }

    /** Returns what is wrong with an answer; empty if it is a success. */
    public Optional<String> complaint(Answer answer) {
        if (!expected.contains(answer.status())) {
            String wanted = expected.statuses().equals(HttpExpectation.DEFAULT.statuses())
                    ? ""
                    : ", expected " + expected.describeStatuses();
            return Optional.of("status " + answer.status() + wanted);
        }
        if (!needsBody()) {
            return Optional.empty();
        }
        if (answer.tooLong()) {
            return Optional.of("the body is longer than 1 MiB, the most that is checked");
        }
        Optional<String> missing = missingText(answer);
        return missing.isPresent() ? missing : ofJson(answer);
    }

    private Optional<String> missingText(Answer answer) {
        if (expected.texts().isEmpty()) {
            return Optional.empty();
        }
        String body = answer.text();
        return expected.texts().stream()
                .filter(text -> !body.contains(text))
                .findFirst()
                .map(text -> "the body does not contain \"" + text + "\" but is \"" + Answer.shortened(body) + '"');
    }

    private Optional<String> ofJson(Answer answer) {
        if (json.isEmpty()) {
            return Optional.empty();
        }
        JsonElement body;
        try {
            body = JsonValue.parse(answer.text());
        } catch (JsonParseException malformed) {
            return Optional.of("the body is no JSON: \"" + Answer.shortened(answer.text()) + '"');
        }
        return json.stream().flatMap(check -> check.complaint(body).stream()).findFirst();
    }
}

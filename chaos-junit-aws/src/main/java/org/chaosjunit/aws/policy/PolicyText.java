package org.chaosjunit.aws.policy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;

/** Policies as texts. */
final class PolicyText {
    private static final String STATEMENT = "Statement";

    private PolicyText() {}

    /**
     * Returns a policy with a further statement.
     *
     * @throws IllegalStateException if what is there is no policy
     */
    static String with(Optional<String> before, JsonObject further) {
        JsonObject policy = before.map(PolicyText::parse).orElseGet(PolicyText::empty);
        JsonElement present = policy.get(STATEMENT);
        JsonArray statements = new JsonArray();
        if (present instanceof JsonArray several) {
            statements.addAll(several);
        } else if (present != null) {
            statements.add(present);
        }
        if (!statements.contains(further)) {
            statements.add(further);
        }
        policy.add(STATEMENT, statements);
        return policy.toString();
    }

    private static JsonObject empty() {
        JsonObject policy = new JsonObject();
        policy.addProperty("Version", "2012-10-17");
        return policy;
    }

    private static JsonObject parse(String text) {
        return object(text)
                .orElseThrow(
                        () -> new IllegalStateException("what is there is no policy that can be added to: " + text));
    }

    private static Optional<JsonObject> object(String text) {
        try {
            return JsonParser.parseString(text) instanceof JsonObject policy ? Optional.of(policy) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns a policy as a service has answered it.
     *
     * @throws IllegalStateException if it is none: a broken answer must not pass for what someone else has put there
     */
    static String answered(String text) {
        if (object(text).isEmpty()) {
            throw new IllegalStateException("the answer is no policy: " + text);
        }
        return text;
    }

    /**
     * Tells whether two texts are the same policy, however they are formatted: in policies one thing may stand with or
     * without brackets.
     */
    static boolean isSame(String one, String other) {
        try {
            return one.equals(other) || bare(JsonParser.parseString(one)).equals(bare(JsonParser.parseString(other)));
        } catch (JsonParseException e) {
            return false;
        }
    }

    /** Returns the attribute {@code Policy} of a queue as the AWS command line takes it. */
    static String attributes(String text) {
        JsonObject attributes = new JsonObject();
        attributes.addProperty("Policy", text);
        return attributes.toString();
    }

    private static JsonElement bare(JsonElement element) {
        if (element instanceof JsonArray array) {
            if (array.size() == 1) {
                return bare(array.get(0));
            }
            JsonArray bare = new JsonArray();
            array.forEach(each -> bare.add(bare(each)));
            return bare;
        }
        if (element instanceof JsonObject object) {
            JsonObject bare = new JsonObject();
            object.entrySet().forEach(entry -> bare.add(entry.getKey(), bare(entry.getValue())));
            return bare;
        }
        return element;
    }
}

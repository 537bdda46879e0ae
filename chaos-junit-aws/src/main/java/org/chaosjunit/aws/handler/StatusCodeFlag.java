package org.chaosjunit.aws.handler;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The function answers with a status, and its handler does not run. */
record StatusCodeFlag(Gate gate, int statusCode) implements Flag {
    static Flag read(FlagReader reader) {
        return new StatusCodeFlag(reader.gate(), (int) reader.whole("status_code", 500, 100, 599));
    }

    @Override
    public String mode() {
        return "statuscode";
    }

    /** Returns the answer; empty if nobody knows how to make one. */
    <O> Optional<O> answer(@Nullable Answers<O> answers, Scene scene) {
        if (answers == null) {
            scene.log().error("mode", mode(), "action", "error", "message", Scene.UNKNOWN_ANSWERS);
            return Optional.empty();
        }
        scene.log().info("mode", mode(), "action", "inject", "status_code", statusCode);
        return Optional.of(answers.ofStatus(statusCode, "{\"message\":\"Injected status code " + statusCode + "\"}"));
    }
}

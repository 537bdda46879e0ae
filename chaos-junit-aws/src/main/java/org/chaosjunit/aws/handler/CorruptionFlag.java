package org.chaosjunit.aws.handler;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer of the handler gets another body, or one that is cut off. */
record CorruptionFlag(Gate gate, Optional<String> body) implements Flag {
    private static final double LEAST_KEPT = 0.3;
    private static final double DRAWN_KEPT = 0.5;
    private static final String GARBAGE = "\uFFFD".repeat(3);

    static Flag read(FlagReader reader) {
        return new CorruptionFlag(reader.gate(), reader.text("body"));
    }

    @Override
    public String mode() {
        return "corruption";
    }

    /** Returns the answer as the caller gets it. */
    <O> O corrupted(O answer, @Nullable Answers<O> answers, Scene scene) {
        if (answers == null) {
            scene.log().error("mode", mode(), "action", "error", "message", Scene.UNKNOWN_ANSWERS);
            return answer;
        }
        Optional<String> before = answers.body(answer);
        if (body.isPresent()) {
            scene.log().info("mode", mode(), "action", "inject", "method", "replace");
            return answers.withBody(answer, body.get());
        }
        // Unlike failure-lambda, which counts what it leaves as it is.
        if (before.isEmpty() || before.get().isEmpty()) {
            scene.log().warn("mode", mode(), "message", "the answer has no body that is text; it is left as it is");
            return answer;
        }
        scene.log().info("mode", mode(), "action", "inject", "method", "mangle");
        return answers.withBody(answer, mangled(before.get(), scene));
    }

    private static String mangled(String text, Scene scene) {
        double kept = LEAST_KEPT + scene.random().nextDouble() * DRAWN_KEPT;
        return text.substring(0, (int) (text.length() * kept)) + GARBAGE;
    }
}

package org.chaosjunit.load;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chaosjunit.load.answer.Answer;
import org.chaosjunit.load.answer.AnswerCheck;
import org.chaosjunit.load.data.Draw;
import org.chaosjunit.load.data.Escape;
import org.chaosjunit.load.data.Template;
import org.chaosjunit.load.lambda.LambdaFunction;
import org.chaosjunit.spi.DataSet;

/** Calls a Lambda handler with an event of its own for each arrival. */
final class HandlerCall implements CallOperation.Code {
    private final LambdaFunction function;
    private final Template event;
    private final DataSet data;
    private final AnswerCheck check;

    HandlerCall(LambdaFunction function, Template event, DataSet data, AnswerCheck check) {
        this.function = function;
        this.event = event;
        this.data = data;
        this.check = check;
    }

    @Override
    public CallVerdict call(CallTurn turn) throws Exception {
        Draw draw = Draw.of(turn.number(), turn.seed(), data);
        LambdaFunction.Result result =
                function.handle(event.text(draw, Escape.JSON), draw.uuid(), turn.deadlineNanos());
        return () -> complaint(result);
    }

    private Optional<String> complaint(LambdaFunction.Result result) {
        if (result.isFalse()) {
            return Optional.of("the handler returned false");
        }
        if (!check.needsBody()) {
            return Optional.empty();
        }
        try {
            byte[] json = result.json();
            boolean tooLong = json.length > AnswerCheck.MOST_BYTES;
            return check.complaint(new Answer(200, StandardCharsets.UTF_8, json, tooLong));
        } catch (RuntimeException | StackOverflowError broken) {
            return Optional.of("the result could not be checked: " + broken);
        }
    }
}

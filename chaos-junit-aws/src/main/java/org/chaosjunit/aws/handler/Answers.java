package org.chaosjunit.aws.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes and changes the answers of a function, in the shape of an API Gateway proxy integration.
 *
 * @param <O> type of the answers
 */
public interface Answers<O> {
    /** Returns an answer of that status, with that body, which is JSON. */
    O ofStatus(int statusCode, String body);

    /** Returns the body of an answer; empty if it has none that is text. */
    Optional<String> body(@Nullable O answer);

    /** Returns the answer with another body; changes nothing in the given one, which may be shared. */
    O withBody(@Nullable O answer, String body);

    /** Returns the answers of a handler if they are of a type that is known, or else null. */
    @SuppressWarnings("unchecked") // The handler itself declares the type.
    static <O> @Nullable Answers<O> known(RequestHandler<?, O> handler) {
        Class<?> type = AnswerType.of(handler.getClass());
        if (type == String.class) {
            return (Answers<O>) new TextAnswers();
        }
        if (type.isAssignableFrom(MapAnswers.MADE) && type != Object.class) {
            return (Answers<O>) new MapAnswers();
        }
        return (Answers<O>) BeanAnswers.of(type).orElse(null);
    }
}

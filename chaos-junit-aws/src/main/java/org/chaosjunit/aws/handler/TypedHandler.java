package org.chaosjunit.aws.handler;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import org.jspecify.annotations.Nullable;

/** A handler of typed events, wrapped. */
final class TypedHandler<I, O> implements RequestHandler<I, O> {
    private final RequestHandler<I, O> handler;
    private final @Nullable Answers<O> answers;
    private final Wrapper wrapper;

    TypedHandler(RequestHandler<I, O> handler, @Nullable Answers<O> answers, Wrapper wrapper) {
        this.handler = handler;
        this.answers = answers;
        this.wrapper = wrapper;
    }

    @Override
    public O handleRequest(I event, Context context) {
        return wrapper.<O, RuntimeException>handle(
                () -> Json.tree(event), context, answers, () -> handler.handleRequest(event, context));
    }
}

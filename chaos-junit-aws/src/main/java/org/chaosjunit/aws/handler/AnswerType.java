package org.chaosjunit.aws.handler;

import com.amazonaws.services.lambda.runtime.Context;
import java.lang.reflect.Method;
import java.util.Arrays;

/** What a handler is declared to answer. */
final class AnswerType {
    private AnswerType() {}

    /** Returns the type; {@link Object} if it is not declared, as by a lambda expression. */
    static Class<?> of(Class<?> handler) {
        return Arrays.stream(handler.getMethods())
                .filter(AnswerType::handles)
                .<Class<?>>map(Method::getReturnType)
                .findFirst()
                .orElse(Object.class);
    }

    private static boolean handles(Method method) {
        return method.getName().equals("handleRequest")
                && !method.isBridge()
                && method.getParameterCount() == 2
                && method.getParameterTypes()[1] == Context.class;
    }
}

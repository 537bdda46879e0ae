package org.chaosjunit.aws.handler;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/**
 * Wraps the handler of a Lambda function so that it goes wrong as a configuration says, which is that of failure-lambda 1.x.
 *
 * <pre>{@code
 * public final class Function implements RequestHandler<Map<String, Object>, Map<String, Object>> {
 *     private static final RequestHandler<Map<String, Object>, Map<String, Object>> HANDLER =
 *             ChaosHandler.wrap(new Orders());
 *
 *     public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
 *         return HANDLER.handleRequest(event, context);
 *     }
 * }
 * }</pre>
 *
 * <p>Format, log lines and environment variables are those of the npm package failure-lambda 1.x:
 * {@code FAILURE_INJECTION_PARAM} names a parameter of the SSM Parameter Store, cached for {@code FAILURE_CACHE_TTL}
 * seconds, by default 60; or {@code FAILURE_APPCONFIG_APPLICATION}, {@code FAILURE_APPCONFIG_ENVIRONMENT} and
 * {@code FAILURE_APPCONFIG_CONFIGURATION} name a configuration that the AppConfig agent serves, not cached by default.
 * {@code FAILURE_LAMBDA_DISABLED=true} bypasses all. What cannot be read or done is told in a line of level warn or
 * error, and does nothing.
 */
public final class ChaosHandler {
    private ChaosHandler() {}

    /**
     * Wraps a handler of typed events.
     *
     * <p>Status code and corruption need to know how an answer is made: that is known if {@code handleRequest} is declared
     * to return a {@link java.util.Map}, a {@link String} (JSON), or a class with a public constructor without parameters
     * and the properties {@code statusCode} and {@code body}, such as {@code APIGatewayProxyResponseEvent}. For others
     * both modes are logged as errors and do nothing; use {@link #wrap(RequestHandler, Answers)}.
     */
    public static <I, O> RequestHandler<I, O> wrap(RequestHandler<I, O> handler) {
        return new TypedHandler<>(handler, Answers.known(handler), Wrapper.ofEnvironment());
    }

    /**
     * Wraps a handler of typed events whose answers are of any type.
     *
     * @param answers makes and changes answers
     */
    public static <I, O> RequestHandler<I, O> wrap(RequestHandler<I, O> handler, Answers<O> answers) {
        return new TypedHandler<>(handler, answers, Wrapper.ofEnvironment());
    }

    /** Wraps a handler of streams, whose answers are JSON. */
    public static RequestStreamHandler wrap(RequestStreamHandler handler) {
        return new StreamHandler(handler, Wrapper.ofEnvironment());
    }
}

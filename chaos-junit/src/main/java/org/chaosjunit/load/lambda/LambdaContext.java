package org.chaosjunit.load.lambda;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a handler is told of its invocation. */
final class LambdaContext implements InvocationHandler {
    private static final int MEMORY_MB = 512;

    private final long deadlineNanos;
    private final Map<String, Object> values;

    private LambdaContext(String function, String requestId, long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
        this.values = Map.of(
                "getAwsRequestId",
                requestId,
                "getLogGroupName",
                "/aws/lambda/" + function,
                "getLogStreamName",
                "chaos-junit",
                "getFunctionName",
                function,
                "getFunctionVersion",
                "$LATEST",
                "getInvokedFunctionArn",
                "arn:aws:lambda:local:000000000000:function:" + function,
                "getMemoryLimitInMB",
                MEMORY_MB,
                "toString",
                "context of " + function + ", request " + requestId);
    }

    /** Returns a context of that interface. */
    static Object of(Class<?> contextType, String function, String requestId, long deadlineNanos) {
        return Proxy.newProxyInstance(
                contextType.getClassLoader(),
                new Class<?>[] {contextType},
                new LambdaContext(function, requestId, deadlineNanos));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object value = values.get(method.getName());
        if (value != null) {
            return value;
        }
        return switch (method.getName()) {
            case "getRemainingTimeInMillis" ->
                (int) Math.max(0, TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime()));
            case "getLogger" -> silent(method.getReturnType());
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : null;
        };
    }

    private static Object silent(Class<?> logger) {
        return Proxy.newProxyInstance(
                logger.getClassLoader(),
                new Class<?>[] {logger},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> arguments != null && proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "toString" -> "a logger that drops everything";
                    default -> null;
                });
    }
}

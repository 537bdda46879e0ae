package org.chaosjunit.load.lambda;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.chaosjunit.spi.InvalidAttributeException;
import org.jspecify.annotations.Nullable;

/** A function of AWS Lambda: a handler's class, and its instances, which stay warm. */
public final class LambdaFunction {
    private static final Gson JSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).serializeNulls().create();

    private final HandlerClass handler;
    private final WarmInstances instances;

    private LambdaFunction(HandlerClass handler) {
        this.handler = handler;
        this.instances = new WarmInstances(handler.constructor());
    }

    /**
     * Returns the function of a handler.
     *
     * @throws InvalidAttributeException if Lambda could not call it
     */
    public static LambdaFunction of(Class<?> type) {
        return new LambdaFunction(HandlerClass.of(type));
    }

    /** Returns the simple name of the handler's class. */
    public String name() {
        return handler.type().getSimpleName();
    }

    /** Returns the type that an event becomes, in words. */
    public String eventType() {
        return handler.isStream() ? "any JSON" : handler.eventType().getTypeName();
    }

    /**
     * Tries whether an event can be read.
     *
     * @throws JsonParseException if not
     */
    public void checkEvent(String event) {
        Object read = JSON.fromJson(event, handler.isStream() ? JsonElement.class : handler.eventType());
        if (read == null) {
            throw new JsonParseException("null is no event");
        }
    }

    /**
     * Handles an event with an instance that is free, or a new one.
     *
     * @param event JSON
     * @param requestId for the context
     * @param deadlineNanos when the time is up, a value of {@link System#nanoTime()}
     * @throws Exception what the handler or its constructor throws
     */
    public Result handle(String event, String requestId, long deadlineNanos) throws Exception {
        Method method = handler.method();
        Object context = LambdaContext.of(handler.contextType(), name(), requestId, deadlineNanos);
        Object instance = instances.take();
        try {
            return handler.isStream()
                    ? stream(method, instance, event, context)
                    : new Result(method.invoke(instance, JSON.fromJson(event, handler.eventType()), context), null);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() instanceof Exception exception ? exception : thrown;
        } finally {
            // Lambda ends an instance whose time is up.
            if (deadlineNanos - System.nanoTime() > 0) {
                instances.giveBack(instance);
            }
        }
    }

    private static Result stream(Method method, Object instance, String event, Object context)
            throws ReflectiveOperationException {
        InputStream input = new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        method.invoke(instance, input, (OutputStream) output, context);
        return new Result(null, output);
    }

    /** What a handler returned or wrote. */
    public static final class Result {
        private final @Nullable Object returned;
        private final @Nullable ByteArrayOutputStream written;

        Result(@Nullable Object returned, @Nullable ByteArrayOutputStream written) {
            this.returned = returned;
            this.written = written;
        }

        /** Tells whether it returned {@code false}. */
        public boolean isFalse() {
            return Boolean.FALSE.equals(returned);
        }

        /** Returns it as JSON. */
        public byte[] json() {
            ByteArrayOutputStream bytes = written;
            return bytes != null ? bytes.toByteArray() : JSON.toJson(returned).getBytes(StandardCharsets.UTF_8);
        }
    }
}

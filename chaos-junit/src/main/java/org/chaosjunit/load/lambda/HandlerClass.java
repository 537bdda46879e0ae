package org.chaosjunit.load.lambda;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * How a handler is called; its interfaces are known by name, so that nobody needs Lambda's libraries who has no handler.
 *
 * @param type its class
 * @param constructor makes an instance
 * @param method the interface's method
 * @param isStream whether it reads and writes streams
 * @param eventType what an event becomes; {@code Object} for streams
 */
record HandlerClass(Class<?> type, Constructor<?> constructor, Method method, boolean isStream, Type eventType) {
    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.";
    private static final String OBJECTS = RUNTIME + "RequestHandler";
    private static final String STREAMS = RUNTIME + "RequestStreamHandler";
    private static final String HANDLE = "handleRequest";

    static HandlerClass of(Class<?> type) {
        Class<?> found = interfaces(type)
                .filter(each -> each.getName().equals(OBJECTS) || each.getName().equals(STREAMS))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "to implement RequestHandler or RequestStreamHandler of aws-lambda-java-core",
                        type.getName() + ", which does neither",
                        "Call other code from a method of the test, and name that by `value`."));
        Method method = Arrays.stream(found.getMethods())
                .filter(each -> each.getName().equals(HANDLE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(found + " has no " + HANDLE));
        boolean isStream = found.getName().equals(STREAMS);
        return new HandlerClass(type, constructor(type), method, isStream, isStream ? Object.class : eventType(type));
    }

    /** Returns the interface {@code Context} of the same library. */
    Class<?> contextType() {
        return method.getParameterTypes()[method.getParameterCount() - 1];
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        Class<?> above = type.getSuperclass();
        Stream<Class<?>> own =
                Arrays.stream(type.getInterfaces()).flatMap(each -> Stream.concat(Stream.of(each), interfaces(each)));
        return above == null ? own : Stream.concat(own, interfaces(above));
    }

    private static Constructor<?> constructor(Class<?> type) {
        boolean isConcrete = !Modifier.isAbstract(type.getModifiers()) && Modifier.isPublic(type.getModifiers());
        Optional<Constructor<?>> constructor = Arrays.stream(type.getConstructors())
                .filter(each -> each.getParameterCount() == 0)
                .findFirst();
        if (!isConcrete || constructor.isEmpty()) {
            throw invalid(
                    "to be a public class with a public constructor without parameters, as Lambda requires",
                    type.getName()
                            + (isConcrete ? ", which has no such constructor" : ", which is abstract or not public"),
                    "Make it so; an inner class must be static.");
        }
        return constructor.get();
    }

    private static Type eventType(Class<?> type) {
        Type event = Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(HANDLE) && !each.isBridge() && each.getParameterCount() == 2)
                .map(each -> each.getGenericParameterTypes()[0])
                .filter(each -> !(each instanceof TypeVariable))
                .findFirst()
                .orElseThrow(() -> invalid(
                        "to say of what type its events are",
                        type.getName() + ", which leaves it open",
                        "Override handleRequest with the type."));
        if (event.getTypeName().startsWith(RUNTIME + "events.")) {
            throw invalid(
                    "to take events that Gson can read by their fields",
                    type.getName() + ", which takes " + event.getTypeName(),
                    "Make the event in a method of the test that calls the handler, and name that by `value`.");
        }
        return event;
    }

    private static InvalidAttributeException invalid(String required, String found, String hint) {
        return new InvalidAttributeException("handler", required, found, hint);
    }
}

package org.chaosjunit.fault;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MethodEffect;
import org.chaosjunit.spi.MethodFault;
import org.chaosjunit.spi.MethodPattern;

/**
 * A method throws instead of running; as an annotation, {@link InjectException}.
 *
 * <p>In code: {@code exception(IOException.class, "com.acme.OrderRepository#save").message("disk full")}.
 *
 * @param type what is thrown: not abstract, and with a constructor that takes one {@link String}, or nothing
 * @param message message of the exception; empty for one that names this project and the method
 * @param on the methods that throw
 * @param percentage share of calls that throw, in percent: more than 0, at most 100
 */
public record MethodException(Class<? extends Throwable> type, String message, MethodPattern on, double percentage)
        implements MethodFault {
    /**
     * Checks all, and that the exception can be made.
     *
     * @throws InvalidAttributeException if something is not allowed
     */
    public MethodException {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new InvalidAttributeException(
                    "type", "not to be abstract", type.getName(), "Name a subclass that can be made.");
        }
        Constructor<?> constructor = constructor(type);
        if (constructor.getParameterCount() == 0 && !message.isEmpty()) {
            throw new InvalidAttributeException(
                    "message",
                    "to be empty where `type` has no constructor that takes it",
                    '"' + message + "\" with " + type.getName(),
                    "Leave it out.");
        }
        Percentage.require(percentage);
        make(type, message, on);
    }

    /**
     * Makes every call of a method throw.
     *
     * @param on the method, as in {@link InjectException#on()}
     */
    public static MethodException exception(Class<? extends Throwable> type, String on) {
        return new MethodException(type, "", pattern(on), 100);
    }

    /** Returns the same with that message. */
    public MethodException message(String text) {
        return new MethodException(type, text, on, percentage);
    }

    /** Returns the same for that share of calls only. */
    public MethodException percentage(double share) {
        return new MethodException(type, message, on, share);
    }

    @Override
    public MethodEffect effect(RandomGenerator random) {
        return new MethodEffect.Throw(make(type, message, on));
    }

    @Override
    public String description() {
        return type.getSimpleName() + " from " + on + Percentage.suffix(percentage);
    }

    static MethodPattern pattern(String on) {
        try {
            return MethodPattern.parse(on);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidAttributeException(
                    "on",
                    "to name a method",
                    String.valueOf(malformed.getMessage()),
                    "Write for example `on = \"com.acme.OrderRepository#save\"`.");
        }
    }

    private static Throwable make(Class<? extends Throwable> type, String message, MethodPattern on) {
        Constructor<? extends Throwable> constructor = constructor(type);
        String text = message.isEmpty() ? "injected by chaos-junit into " + on : message;
        try {
            return constructor.getParameterCount() == 0 ? constructor.newInstance() : constructor.newInstance(text);
        } catch (InvocationTargetException thrown) {
            throw unmakeable(type, String.valueOf(thrown.getCause()));
        } catch (ReflectiveOperationException refused) {
            throw unmakeable(type, refused.toString());
        }
    }

    private static Constructor<? extends Throwable> constructor(Class<? extends Throwable> type) {
        return constructor(type, String.class)
                .or(() -> constructor(type, new Class<?>[0]))
                .orElseThrow(() -> new InvalidAttributeException(
                        "type",
                        "to have an accessible constructor that takes one String, or nothing",
                        type.getName(),
                        "Write a subclass that has one and name that."));
    }

    private static Optional<Constructor<? extends Throwable>> constructor(
            Class<? extends Throwable> type, Class<?>... parameters) {
        try {
            Constructor<? extends Throwable> constructor = type.getDeclaredConstructor(parameters);
            // Exceptions that a test declares for itself are seldom public.
            return constructor.trySetAccessible() ? Optional.of(constructor) : Optional.empty();
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    private static InvalidAttributeException unmakeable(Class<?> type, String why) {
        return new InvalidAttributeException(
                "type",
                "to be an exception that can be made",
                type.getName() + ", whose constructor threw " + why,
                "Write a subclass that can be made and name that.");
    }
}

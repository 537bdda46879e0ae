package org.chaosjunit.fault;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.InvocationFault;

/**
 * A handler itself throws instead of running; as an annotation, {@link InjectException} without {@code on}.
 *
 * <p>In code: {@code exceptionOfHandler("Boom").percentage(20)}.
 *
 * @param message message of the exception; if empty, one that names this project
 * @param percentage share of invocations that throw, in percent: more than 0, at most 100
 */
public record InvocationException(String message, double percentage) implements InvocationFault {
    /**
     * Checks the percentage.
     *
     * @throws InvalidAttributeException if it is not allowed
     */
    public InvocationException {
        message = message.isEmpty() ? "injected by chaos-junit" : message;
        Percentage.require(percentage);
    }

    /** Makes every invocation throw an exception with that message. */
    public static InvocationException exceptionOfHandler(String message) {
        return new InvocationException(message, 100);
    }

    /** Returns the same for that share of invocations only. */
    public InvocationException percentage(double share) {
        return new InvocationException(message, share);
    }

    @Override
    public String description() {
        return "exception \"" + message + "\" of the handler" + Percentage.suffix(percentage);
    }
}

package org.chaosjunit.fault;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** Reads {@link InjectException}. */
final class InjectExceptionReader implements FaultReader<InjectException> {
    @Override
    public Fault read(InjectException exception, Site site) {
        String message = site.resolve("message", exception.message());
        return exception.on().isEmpty()
                ? ofHandler(exception, message)
                : new MethodException(
                        exception.type(),
                        message,
                        MethodException.pattern(site.resolve("on", exception.on())),
                        exception.percentage());
    }

    private static Fault ofHandler(InjectException exception, String message) {
        if (exception.type() != RuntimeException.class) {
            throw new InvalidAttributeException(
                    "type",
                    "to be left out where `on` names no method, for a handler throws what its own language has",
                    exception.type().getName(),
                    "Leave it out, or write for example `on = \"com.acme.OrderRepository#save\"`.");
        }
        return new InvocationException(message, exception.percentage());
    }
}

package org.chaosjunit.fault;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.InvocationFault;

/**
 * A handler answers with a status code instead of running; as an annotation, {@link InjectStatusCode}.
 *
 * <p>In code: {@code statusCode(503).percentage(20)}.
 *
 * @param code the status code, 100 to 599
 * @param percentage share of invocations that are hit, in percent: more than 0, at most 100
 */
public record StatusCode(int code, double percentage) implements InvocationFault {
    /**
     * Checks the numbers.
     *
     * @throws InvalidAttributeException if one is not allowed
     */
    public StatusCode {
        if (code < 100 || code > 599) {
            throw new InvalidAttributeException(
                    "value", "to be a status code, 100 to 599", Integer.toString(code), "Write for example `503`.");
        }
        Percentage.require(percentage);
    }

    /** Makes every invocation answer with that code. */
    public static StatusCode statusCode(int code) {
        return new StatusCode(code, 100);
    }

    /** Returns the same for that share of invocations only. */
    public StatusCode percentage(double share) {
        return new StatusCode(code, share);
    }

    @Override
    public String description() {
        return "status code " + code + Percentage.suffix(percentage);
    }
}

package org.chaosjunit.fault;

import java.time.Duration;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.InvocationFault;

/**
 * A handler sleeps until its own time-out; as an annotation, {@link InjectTimeout}.
 *
 * <p>In code: {@code invocationTimeout().buffer(Duration.ofMillis(500))}.
 *
 * @param buffer how long before its time-out the handler wakes up and runs: whole milliseconds, 0 to 15 min
 * @param percentage share of invocations that are hit, in percent: more than 0, at most 100
 */
public record InvocationTimeout(Duration buffer, double percentage) implements InvocationFault {
    // No function may run longer, so no time-out is further away.
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /**
     * Checks the numbers.
     *
     * @throws InvalidAttributeException if one is not allowed
     */
    public InvocationTimeout {
        if (buffer.isNegative()
                || buffer.compareTo(LONGEST) > 0
                || !buffer.equals(Duration.ofMillis(buffer.toMillis()))) {
            throw new InvalidAttributeException(
                    "buffer",
                    "to be whole milliseconds, at most 15 min",
                    Durations.format(buffer),
                    "Write for example `buffer = \"500ms\"`.");
        }
        Percentage.require(percentage);
    }

    /** Makes every invocation sleep until its time-out. */
    public static InvocationTimeout invocationTimeout() {
        return new InvocationTimeout(Duration.ZERO, 100);
    }

    /** Returns the same, but waking up so long before the time-out. */
    public InvocationTimeout buffer(Duration before) {
        return new InvocationTimeout(before, percentage);
    }

    /** Returns the same for that share of invocations only. */
    public InvocationTimeout percentage(double share) {
        return new InvocationTimeout(buffer, share);
    }

    @Override
    public String description() {
        String end = buffer.isZero() ? "" : Durations.format(buffer) + " before ";
        return "sleep until " + end + "the time-out" + Percentage.suffix(percentage);
    }
}

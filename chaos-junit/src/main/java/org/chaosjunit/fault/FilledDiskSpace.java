package org.chaosjunit.fault;

import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.InvocationFault;

/**
 * The temporary directory of a handler is filled before it runs; as an annotation, {@link InjectDiskSpace}.
 *
 * <p>In code: {@code diskSpace(400)}.
 *
 * @param megabytes how much each hit fills, 1 to 10,240 MB; whether of 10⁶ or 2²⁰ bytes is up to the target
 * @param percentage share of invocations that are hit, in percent: more than 0, at most 100
 */
public record FilledDiskSpace(int megabytes, double percentage) implements InvocationFault {
    // No function has a larger one.
    private static final int MOST = 10_240;

    /**
     * Checks the numbers.
     *
     * @throws InvalidAttributeException if one is not allowed
     */
    public FilledDiskSpace {
        if (megabytes < 1 || megabytes > MOST) {
            throw new InvalidAttributeException(
                    "megabytes",
                    "to be from 1 to " + MOST,
                    Integer.toString(megabytes),
                    "Write for example `megabytes = 400`.");
        }
        Percentage.require(percentage);
    }

    /** Makes every invocation fill so many megabytes. */
    public static FilledDiskSpace diskSpace(int megabytes) {
        return new FilledDiskSpace(megabytes, 100);
    }

    /** Returns the same for that share of invocations only. */
    public FilledDiskSpace percentage(double share) {
        return new FilledDiskSpace(megabytes, share);
    }

    @Override
    public String description() {
        return megabytes + " MB of disk space filled" + Percentage.suffix(percentage);
    }
}

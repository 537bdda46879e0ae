package org.chaosjunit.aws.sdk;

import java.util.Locale;
import org.chaosjunit.spi.InvalidAttributeException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls fail on the side of the client; as an annotation, {@link BreakCalls}.
 *
 * <p>In code: {@code brokenCalls(Breakage.READ_TIMEOUT).percentage(20)}.
 *
 * @param as how they break
 * @param percentage share of attempts that break, in percent: more than 0, at most 100
 */
public record BrokenCalls(Breakage as, double percentage) implements CallFault {
    /**
     * Checks the percentage.
     *
     * @throws InvalidAttributeException if it is not allowed
     */
    public BrokenCalls {
        CallShare.require(percentage);
    }

    /** Lets every attempt break that way. */
    public static BrokenCalls brokenCalls(Breakage as) {
        return new BrokenCalls(as, 100);
    }

    /** Returns the same for that share of attempts only. */
    public BrokenCalls percentage(double share) {
        return new BrokenCalls(as, share);
    }

    @Override
    public SdkException failure(Call call) {
        return as.exception();
    }

    @Override
    public String description() {
        return "calls broken by " + as.name().toLowerCase(Locale.ROOT).replace('_', ' ') + CallShare.suffix(percentage);
    }
}

package org.chaosjunit.aws.lambda;

import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A function may run only so often at the same time; as an annotation, {@link ThrottleFunction}.
 *
 * @param place where the function is
 * @param function its name
 * @param concurrency as in {@link ThrottleFunction}
 */
public record ThrottledFunction(AwsPlace place, String function, int concurrency) implements SettingFault {
    private static final int MOST = 100_000;

    /**
     * Checks the name and the number.
     *
     * @throws InvalidAttributeException if one is wrong
     */
    public ThrottledFunction {
        FunctionName.check(function);
        if (concurrency < 0 || concurrency > MOST) {
            throw new InvalidAttributeException(
                    "concurrency",
                    "to be from 0 to " + MOST,
                    String.valueOf(concurrency),
                    "Write for example `concurrency = 0`, which stops the function.");
        }
    }

    /** Returns the fault for a function where this process finds AWS. */
    public static ThrottledFunction throttleFunction(String function, int concurrency) {
        return new ThrottledFunction(AwsPlace.current(), function, concurrency);
    }

    @Override
    public String kind() {
        return ReservedConcurrencyKind.NAME;
    }

    @Override
    public String address() {
        return function;
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        before.filter(present -> Integer.parseInt(present) < concurrency).ifPresent(present -> {
            throw new IllegalStateException("the reserved concurrency of function " + function + " is " + present
                    + ", so " + concurrency + " would not throttle it but let it run more often");
        });
        return Optional.of(String.valueOf(concurrency));
    }

    @Override
    public String description() {
        return "reserved concurrency " + concurrency + " of function " + function;
    }
}

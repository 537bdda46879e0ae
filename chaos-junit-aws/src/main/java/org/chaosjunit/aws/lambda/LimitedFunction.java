package org.chaosjunit.aws.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.setting.SettingFault;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * A function has less time or less memory; as an annotation, {@link LimitFunction}.
 *
 * <p>In code: {@code limitFunction("transform", Optional.of(Duration.ofSeconds(1)), Optional.empty())}.
 *
 * @param place where the function is
 * @param function its name
 * @param timeout how long an invocation may take; empty to leave it
 * @param memory in MB; empty to leave it
 */
public record LimitedFunction(AwsPlace place, String function, Optional<Duration> timeout, Optional<Integer> memory)
        implements SettingFault {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int LEAST = 128;
    private static final int MOST = 10_240;

    /**
     * Checks all of it.
     *
     * @throws InvalidAttributeException if something is wrong
     */
    public LimitedFunction {
        FunctionName.check(function);
        if (timeout.isEmpty() && memory.isEmpty()) {
            throw new InvalidAttributeException(
                    "timeout", "or `memory`", "neither", "Write for example `timeout = \"1s\"`.");
        }
        timeout.ifPresent(LimitedFunction::check);
        memory.filter(megabytes -> megabytes < LEAST || megabytes > MOST).ifPresent(megabytes -> {
            throw new InvalidAttributeException(
                    "memory",
                    "to be from " + LEAST + " to " + MOST + " MB",
                    String.valueOf(megabytes),
                    "Write for example `memory = 128`.");
        });
    }

    private static void check(Duration timeout) {
        boolean isWhole = timeout.equals(Duration.ofSeconds(timeout.toSeconds()));
        if (!isWhole || timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new InvalidAttributeException(
                    "timeout",
                    "to be whole seconds from 1 s to 15 min, as Lambda knows no others",
                    Durations.format(timeout),
                    "Write for example `timeout = \"1s\"`.");
        }
    }

    /** Returns the fault for a function where this process finds AWS. */
    public static LimitedFunction limitFunction(String function, Optional<Duration> timeout, Optional<Integer> memory) {
        return new LimitedFunction(AwsPlace.current(), function, timeout, memory);
    }

    @Override
    public String kind() {
        return FunctionLimitsKind.NAME;
    }

    @Override
    public String address() {
        return function;
    }

    @Override
    public Optional<String> changed(Optional<String> before) {
        return before.map(Limits::parse)
                .map(limits -> new Limits(
                        timeout.map(it -> (int) it.toSeconds()).orElse(limits.timeout()),
                        memory.orElse(limits.memory())))
                .map(Limits::toString);
    }

    @Override
    public String description() {
        List<String> limits = new ArrayList<>();
        timeout.ifPresent(it -> limits.add("time-out " + Durations.format(it)));
        memory.ifPresent(it -> limits.add("memory " + it + " MB"));
        return String.join(" and ", limits) + " of function " + function;
    }
}

package org.chaosjunit.aws.failurelambda;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.fault.DeniedHosts;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Refusal;
import org.jspecify.annotations.Nullable;

/** What no library inside a function can do. */
final class CommonChecks {
    private CommonChecks() {}

    /**
     * Checks faults one by one, and that no two are of one mode.
     *
     * @param more what this library cannot do besides, asked only about faults that are of some mode
     */
    static List<Refusal> check(List<Fault> faults, AwsPlace place, Consents consents, Check more) {
        List<Refusal> refusals = new ArrayList<>();
        Map<Mode, Fault> seen = new EnumMap<>(Mode.class);
        for (Fault fault : faults) {
            Optional<Mode> mode = Mode.of(fault);
            Optional<Problem> problem = mode.isEmpty()
                    ? Optional.of(noFaultOfInvocations())
                    : problem(fault, place, consents)
                            .or(() -> twice(seen.put(mode.get(), fault)))
                            .or(() -> more.problem(mode.get(), fault));
            problem.ifPresent(found -> refusals.add(new Refusal(fault, found)));
        }
        return refusals;
    }

    /** Says what a library cannot do. */
    interface Check {
        Optional<Problem> problem(Mode mode, Fault fault);
    }

    private static Problem noFaultOfInvocations() {
        return new Problem(
                "",
                "a target that can do it",
                "a function, where a library inside it does the faults",
                "It can do @InjectLatency, @InjectTimeout, @InjectDiskSpace, @DenyHosts, @InjectStatusCode,"
                        + " @InjectException without `on`, and @InjectCorruption.");
    }

    private static Optional<Problem> twice(@Nullable Fault other) {
        return Optional.ofNullable(other)
                .map(known -> new Problem(
                        "",
                        "to be the only fault of its kind on one function",
                        "also \"" + known.description() + '"',
                        "Write an experiment for each."));
    }

    private static Optional<Problem> problem(Fault fault, AwsPlace place, Consents consents) {
        if (fault instanceof Latency latency && !latency.hosts().texts().equals(List.of("*"))) {
            return Optional.of(new Problem(
                    "hosts",
                    "to be left out, for on a function each invocation is slow, not what it calls",
                    '"' + latency.hosts().toString() + '"',
                    "Leave it out, or deny the hosts with `@DenyHosts`."));
        }
        return fault instanceof DeniedHosts denied ? problem(denied, place, consents) : Optional.empty();
    }

    private static Optional<Problem> problem(DeniedHosts denied, AwsPlace place, Consents consents) {
        if (denied.as() != NetworkEffect.Deny.REFUSED) {
            return Optional.of(new Problem(
                    "as",
                    "to be left out, for the function's library has only one way to cut hosts off",
                    denied.as().name(),
                    "Leave it out: failure-lambda 0.x ends the connection, 1.x lets the look-up of the name fail."));
        }
        return DenyPatterns.objection(denied.hosts()).or(() -> DenyPatterns.neededHost(denied.hosts(), place)
                .filter(host -> !consents.force())
                .map(host -> new Problem(
                        "value",
                        "to leave out what the function, Lambda and this experiment themselves need",
                        '"' + denied.hosts().toString() + "\", which denies " + host,
                        "Name the hosts more exactly. With `force = true` on the target it is done all the same:"
                                + " the function may then no longer read that the fault is over.")));
    }
}

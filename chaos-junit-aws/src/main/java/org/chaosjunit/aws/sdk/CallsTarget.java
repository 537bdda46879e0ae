package org.chaosjunit.aws.sdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;

/**
 * Calls of this JVM to one service.
 *
 * @param calls which ones
 */
record CallsTarget(CallPattern calls) implements Target {
    static final String REVERTER = "aws-calls";
    static final String INJECTION = "injection";

    private static final List<String> ANY_HOST = List.of("*");

    @Override
    public String id() {
        return "jvm:" + ProcessHandle.current().pid() + " calls of " + calls;
    }

    @Override
    public Reach reach() {
        return Reach.JVM;
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        return faults.stream()
                .flatMap(fault -> problem(fault).map(found -> new Refusal(fault, found)).stream())
                .toList();
    }

    private static Optional<Problem> problem(Fault fault) {
        if (fault instanceof CallFault) {
            return Optional.empty();
        }
        if (!(fault instanceof Latency latency)) {
            return Optional.of(new Problem(
                    "",
                    "a target that can do this fault",
                    "calls of the AWS SDK, which can be late, throttled, failed or broken",
                    "Use @InjectLatency, @ThrottleCalls, @FailCalls or @BreakCalls, or another target."));
        }
        return latency.hosts().texts().equals(ANY_HOST)
                ? Optional.empty()
                : Optional.of(new Problem(
                        "hosts",
                        "to be left out where calls are told by service and operation",
                        '"' + latency.hosts().toString() + '"',
                        "Leave it out, or leave @AwsCalls out to slow hosts."));
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) {
        SplittableRandom seeds = new SplittableRandom(context.seed());
        List<CallRule> rules = new ArrayList<>();
        for (Fault fault : faults) {
            rules.add(new CallRule(fault, calls, seeds.nextLong(), context.expires()));
        }
        String injection = UUID.randomUUID().toString();
        String description = faults.stream().map(Fault::description).collect(Collectors.joining("; "));
        context.journal()
                .write(new UndoRecord(REVERTER, id(), description, Map.of(INJECTION, injection), context.expires()));
        ActingCalls.start(injection, rules);
        return () -> rules.stream().map(rule -> rule.evidence(id())).toList();
    }
}

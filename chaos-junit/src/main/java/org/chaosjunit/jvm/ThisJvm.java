package org.chaosjunit.jvm;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.InvocationFault;
import org.chaosjunit.spi.MethodFault;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.NetworkFault;
import org.chaosjunit.spi.Problem;
import org.chaosjunit.spi.Reach;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;
import org.jspecify.annotations.Nullable;

/** The JVM that runs the test: its outgoing connections and its methods. */
final class ThisJvm implements Target {
    static final ThisJvm INSTANCE = new ThisJvm();
    static final String REVERTER = "jvm";
    static final String PID = "pid";
    static final String INJECTION = "injection";

    private static final Problem UNKNOWN_KIND = new Problem(
            "",
            "a target that can do this fault",
            "this JVM, which can do faults of the network and of methods",
            "Declare a target for it on the test.");

    private static final Problem NO_HANDLER = new Problem(
            "",
            "a target that invokes a handler",
            "this JVM, which invokes none",
            "For a fault of one method of this JVM name it, as with `@InjectException(on = ...)`; for one of a function declare"
                    + " where its faults are configured, for example `@FailureLambda(parameter = \"/orders/failure\")`"
                    + " from chaos-junit-aws.");

    private static final System.Logger LOG = System.getLogger(ThisJvm.class.getName());

    private final String pid = Long.toString(ProcessHandle.current().pid());
    private final RunningFaults running = RunningFaults.OF_THIS_JVM;
    private final MethodFaults methods = new MethodFaults(Agent::instrumentation);
    // A thread of its own: the common pool may be full of calls that wait for the very fault to end.
    private final ScheduledExecutorService expiry =
            Executors.newSingleThreadScheduledExecutor(task -> new ExemptThread(task, "chaos-junit expiry"));

    private @Nullable NetworkTraffic traffic;

    private ThisJvm() {}

    @Override
    public String id() {
        return "jvm:" + pid;
    }

    @Override
    public Reach reach() {
        return Reach.JVM;
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        return faults.stream().flatMap(fault -> refusal(fault).stream()).toList();
    }

    private Optional<Refusal> refusal(Fault fault) {
        if (fault instanceof NetworkFault) {
            return Optional.empty();
        }
        Optional<Problem> problem = fault instanceof MethodFault ofMethod
                ? methods.check(ofMethod)
                : Optional.of(fault instanceof InvocationFault ? NO_HANDLER : UNKNOWN_KIND);
        return problem.map(known -> new Refusal(fault, known));
    }

    @Override
    public void prepare(List<Fault> faults) {
        List<NetworkFault> ofNetwork = only(NetworkFault.class, faults);
        if (!ofNetwork.isEmpty()) {
            try {
                traffic().capture(ofNetwork.stream().map(NetworkFault::hosts).toList());
            } catch (ReflectiveOperationException | IOException e) {
                throw new IllegalStateException("This JVM could not be prepared for network faults.", e);
            }
        }
    }

    @Override
    public Injection inject(List<Fault> faults, InjectionContext context) throws Exception {
        SplittableRandom seeds = new SplittableRandom(context.seed());
        List<RunningFaults.Part> parts = new ArrayList<>();
        List<Supplier<Evidence>> evidence = new ArrayList<>();
        List<NetworkRule> rules = new ArrayList<>();
        for (Fault fault : faults) {
            long seed = seeds.nextLong();
            if (fault instanceof NetworkFault ofNetwork) {
                NetworkRule rule = new NetworkRule(ofNetwork, seed);
                SeenPeers seen = traffic().seen();
                rules.add(rule);
                evidence.add(() -> rule.evidence(id(), seen));
            } else if (fault instanceof MethodFault ofMethod) {
                MethodPart part = new MethodPart(methods, ofMethod, seed);
                parts.add(part);
                evidence.add(() -> part.evidence(id()));
            } else {
                throw new IllegalArgumentException("This JVM cannot do the fault \"" + fault.description() + "\".");
            }
        }
        if (!rules.isEmpty()) {
            parts.add(new NetworkPart(traffic(), List.copyOf(rules)));
        }
        String injection = UUID.randomUUID().toString();
        context.journal().write(undo(injection, faults, context));
        running.start(injection, parts);
        endAtExpiry(injection, context);
        return () -> evidence.stream().map(Supplier::get).toList();
    }

    private UndoRecord undo(String injection, List<Fault> faults, InjectionContext context) {
        String description = faults.stream().map(Fault::description).collect(Collectors.joining("; "));
        return new UndoRecord(REVERTER, id(), description, Map.of(PID, pid, INJECTION, injection), context.expires());
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What goes wrong is logged.
    private void endAtExpiry(String injection, InjectionContext context) {
        long millis = Duration.between(MonotonicClock.get().instant(), context.expires())
                .toMillis();
        expiry.schedule(() -> endExpired(injection), Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    private void endExpired(String injection) {
        try {
            running.end(injection);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "Faults that have expired could not be taken back", e);
        }
    }

    private synchronized NetworkTraffic traffic() throws IOException {
        if (traffic == null) {
            traffic = new NetworkTraffic(NetworkHooks.install());
        }
        return traffic;
    }

    private static <T> List<T> only(Class<T> type, List<Fault> faults) {
        return faults.stream().filter(type::isInstance).map(type::cast).toList();
    }
}

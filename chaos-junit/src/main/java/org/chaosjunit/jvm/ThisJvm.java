package org.chaosjunit.jvm;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.Injection;
import org.chaosjunit.spi.InjectionContext;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.NetworkFault;
import org.chaosjunit.spi.Problem;
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

    private static final System.Logger LOG = System.getLogger(ThisJvm.class.getName());

    private final String pid = Long.toString(ProcessHandle.current().pid());
    private final RunningFaults running = new RunningFaults();
    private @Nullable NetworkTraffic traffic;

    private ThisJvm() {}

    @Override
    public String id() {
        return "jvm:" + pid;
    }

    @Override
    public List<Refusal> check(List<Fault> faults) {
        return faults.stream()
                .filter(fault -> !(fault instanceof NetworkFault))
                .map(fault -> new Refusal(
                        fault,
                        new Problem(
                                "on",
                                "to name a target that can do this fault",
                                "this JVM, which can do faults of the network and of methods",
                                "Declare a target for it on the test.")))
                .toList();
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
        NetworkTraffic network = traffic();
        List<NetworkRule> rules = only(NetworkFault.class, faults).stream()
                .map(fault -> new NetworkRule(fault, seeds.nextLong()))
                .toList();
        String injection = UUID.randomUUID().toString();
        context.journal().write(undo(injection, faults, context));
        running.start(injection, List.of(new NetworkPart(network, rules)));
        endAtExpiry(injection, context);
        return () ->
                rules.stream().map(rule -> rule.evidence(id(), network.seen())).toList();
    }

    /** Takes an injection back; one of another process ended with it. */
    void end(String injection) throws Exception {
        running.end(injection);
    }

    boolean isRunning(String injection) {
        return running.isRunning(injection);
    }

    private UndoRecord undo(String injection, List<Fault> faults, InjectionContext context) {
        String description = faults.stream().map(Fault::description).collect(Collectors.joining("; "));
        return new UndoRecord(REVERTER, id(), description, Map.of(PID, pid, INJECTION, injection), context.expires());
    }

    private void endAtExpiry(String injection, InjectionContext context) {
        long millis = Duration.between(MonotonicClock.get().instant(), context.expires())
                .toMillis();
        Executor later = CompletableFuture.delayedExecutor(Math.max(0, millis), TimeUnit.MILLISECONDS);
        later.execute(() -> {
            try {
                running.end(injection);
            } catch (Exception e) {
                LOG.log(System.Logger.Level.WARNING, "Faults that have expired could not be taken back", e);
            }
        });
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

    private record NetworkPart(NetworkTraffic traffic, List<NetworkRule> rules) implements RunningFaults.Part {
        @Override
        public void start() throws Exception {
            traffic.start(rules);
        }

        @Override
        public void stop() throws Exception {
            traffic.stop(rules);
        }
    }
}

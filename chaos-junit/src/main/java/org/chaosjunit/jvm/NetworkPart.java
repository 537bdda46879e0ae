package org.chaosjunit.jvm;

import java.io.IOException;
import java.util.List;
import org.chaosjunit.spi.HostPatterns;

/** The network faults of one injection, which start and end together. */
final class NetworkPart implements RunningFaults.Part {
    private final NetworkTraffic traffic;
    private final List<NetworkRule> rules;
    private List<HostPatterns> captured = List.of();

    /** Creates the part; {@code rules} are in the order in which they were declared. */
    NetworkPart(NetworkTraffic traffic, List<NetworkRule> rules) {
        this.traffic = traffic;
        this.rules = rules;
    }

    // What nobody announced is captured first: what it disturbs for a moment is not yet under the fault.
    @Override
    public synchronized void start() throws ReflectiveOperationException {
        captured = traffic.capture(rules.stream().map(NetworkRule::hosts).toList());
        traffic.start(rules);
    }

    @Override
    public synchronized void stop() throws ReflectiveOperationException, IOException {
        traffic.stop(rules);
        traffic.release(captured);
        captured = List.of();
    }

    @Override
    public boolean isActing() {
        return traffic.isActing(rules);
    }
}

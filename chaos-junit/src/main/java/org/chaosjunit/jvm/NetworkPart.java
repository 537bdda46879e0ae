package org.chaosjunit.jvm;

import java.util.List;

/**
 * The network faults of one injection, which start and end together.
 *
 * @param traffic what they act on
 * @param rules in the order in which they were declared
 */
record NetworkPart(NetworkTraffic traffic, List<NetworkRule> rules) implements RunningFaults.Part {
    @Override
    public void start() throws Exception {
        traffic.start(rules);
    }

    @Override
    public void stop() throws Exception {
        traffic.stop(rules);
    }

    @Override
    public boolean isActing() {
        return traffic.isActing(rules);
    }
}

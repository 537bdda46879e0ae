package org.chaosjunit.jvm;

import java.util.List;
import org.chaosjunit.result.Evidence;

/**
 * A network fault of an injection.
 *
 * @param traffic the connections of this JVM
 * @param rule the fault
 */
record NetworkPart(NetworkTraffic traffic, NetworkRule rule) implements FaultPart {
    @Override
    public void start() throws Exception {
        traffic.start(List.of(rule));
    }

    @Override
    public void stop() throws Exception {
        traffic.stop(List.of(rule));
    }

    @Override
    public Evidence evidence(String target) {
        return rule.evidence(target, traffic.seen());
    }
}

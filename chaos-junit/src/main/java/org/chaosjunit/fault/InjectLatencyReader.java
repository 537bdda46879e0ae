package org.chaosjunit.fault;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link InjectLatency}. */
final class InjectLatencyReader implements FaultReader<InjectLatency> {
    @Override
    public Fault read(InjectLatency latency, Site site) {
        long max = latency.max() == InjectLatency.SAME_AS_MIN ? latency.min() : latency.max();
        return new Latency(latency.min(), max, Hosts.read("hosts", latency.hosts(), site), latency.percentage());
    }
}

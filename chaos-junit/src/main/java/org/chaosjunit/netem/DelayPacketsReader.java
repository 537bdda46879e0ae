package org.chaosjunit.netem;

import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link DelayPackets}. */
final class DelayPacketsReader implements FaultReader<DelayPackets> {
    @Override
    public Fault read(DelayPackets delay, Site site) {
        return new DelayedPackets(
                site.resolve("on", delay.on()),
                site.resolve("namespace", delay.namespace()),
                Durations.parse("delay", delay.delay()),
                Durations.parse("jitter", delay.jitter()),
                delay.correlation());
    }
}

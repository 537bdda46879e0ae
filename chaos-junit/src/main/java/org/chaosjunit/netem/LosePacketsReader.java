package org.chaosjunit.netem;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link LosePackets}. */
final class LosePacketsReader implements FaultReader<LosePackets> {
    @Override
    public Fault read(LosePackets lose, Site site) {
        return new LostPackets(
                site.resolve("on", lose.on()),
                site.resolve("namespace", lose.namespace()),
                lose.percentage(),
                lose.correlation());
    }
}

package org.chaosjunit.netem;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link LimitBandwidth}. */
final class LimitBandwidthReader implements FaultReader<LimitBandwidth> {
    @Override
    public Fault read(LimitBandwidth limit, Site site) {
        return new LimitedBandwidth(
                site.resolve("on", limit.on()),
                site.resolve("namespace", limit.namespace()),
                Rate.parse("rate", limit.rate()));
    }
}

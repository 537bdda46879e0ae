package org.chaosjunit.fault;

import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link InjectTimeout}. */
final class InjectTimeoutReader implements FaultReader<InjectTimeout> {
    @Override
    public Fault read(InjectTimeout timeout, Site site) {
        return new InvocationTimeout(
                Durations.parse("buffer", site.resolve("buffer", timeout.buffer())), timeout.percentage());
    }
}

package org.chaosjunit.fault;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link InjectStatusCode}. */
final class InjectStatusCodeReader implements FaultReader<InjectStatusCode> {
    @Override
    public Fault read(InjectStatusCode injected, Site site) {
        return new StatusCode(injected.value(), injected.percentage());
    }
}

package org.chaosjunit.aws.sdk;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link BreakCalls}. */
final class BreakCallsReader implements FaultReader<BreakCalls> {
    @Override
    public Fault read(BreakCalls broken, Site site) {
        return new BrokenCalls(broken.as(), broken.percentage());
    }
}

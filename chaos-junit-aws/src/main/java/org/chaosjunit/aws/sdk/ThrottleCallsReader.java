package org.chaosjunit.aws.sdk;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link ThrottleCalls}. */
final class ThrottleCallsReader implements FaultReader<ThrottleCalls> {
    @Override
    public Fault read(ThrottleCalls throttle, Site site) {
        return new ThrottledCalls(site.resolve("code", throttle.code()), throttle.percentage());
    }
}

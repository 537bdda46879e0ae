package org.chaosjunit.aws.sdk;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link FailCalls}. */
final class FailCallsReader implements FaultReader<FailCalls> {
    @Override
    public Fault read(FailCalls fail, Site site) {
        return new FailedCalls(fail.statusCode(), site.resolve("code", fail.code()), fail.percentage());
    }
}

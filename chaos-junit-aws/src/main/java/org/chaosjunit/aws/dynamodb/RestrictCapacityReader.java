package org.chaosjunit.aws.dynamodb;

import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.FaultReader;
import org.chaosjunit.spi.Site;

/** Reads {@link RestrictCapacity}. */
final class RestrictCapacityReader implements FaultReader<RestrictCapacity> {
    @Override
    public Fault read(RestrictCapacity restrict, Site site) {
        return RestrictedCapacity.restrictCapacity(
                site.resolve("table", restrict.table()), restrict.read(), restrict.write());
    }
}

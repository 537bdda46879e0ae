package org.chaosjunit.load;

import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.LoadReader;
import org.chaosjunit.spi.Site;

/** Reads {@link HttpLoad}. */
final class HttpLoadReader implements LoadReader<HttpLoad> {
    private static final int MOST_OPEN = 10_000;

    @Override
    public Load read(HttpLoad load, Site site) {
        HttpOperation operation = HttpAttributes.operation(load, site);
        LoadAttributes attributes = new LoadAttributes(
                load.rate(),
                load.rates(),
                load.arrivals(),
                load.maxInFlight(),
                load.alternateWith(),
                load.warmup(),
                load.timeout(),
                load.name());
        LoadPlan<HttpOperation> plan = attributes.plan(operation, site, MOST_OPEN);
        return new OpenLoad<>(plan, DriverType.create(load.driver()).prepare(plan, site));
    }
}

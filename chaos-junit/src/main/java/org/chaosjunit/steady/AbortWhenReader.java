package org.chaosjunit.steady;

import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.AbortReader;
import org.chaosjunit.spi.Site;

/** Reads {@link AbortWhen}. */
final class AbortWhenReader implements AbortReader<AbortWhen> {
    @Override
    public AbortCondition read(AbortWhen abort, Site site) {
        return new AbortCondition(
                ToleranceAttributes.metric(site.resolve("metric", abort.metric())),
                ToleranceAttributes.range("range", site.resolve("range", abort.range())),
                Lengths.positive("window", site.resolve("window", abort.window())),
                ToleranceAttributes.minSamples(abort.minSamples()),
                abort.onNoData(),
                abort.as());
    }
}

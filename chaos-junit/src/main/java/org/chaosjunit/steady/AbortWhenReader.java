package org.chaosjunit.steady;

import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.AbortReader;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Site;

/** Reads {@link AbortWhen}. */
final class AbortWhenReader implements AbortReader<AbortWhen> {
    @Override
    public AbortCondition read(AbortWhen abort, Site site) {
        return new AbortCondition(
                metric(site.resolve("metric", abort.metric())),
                range(site.resolve("range", abort.range())),
                Lengths.positive("window", site.resolve("window", abort.window())),
                minSamples(abort.minSamples()),
                abort.onNoData(),
                abort.as());
    }

    private static String metric(String name) {
        if (name.isBlank()) {
            throw new InvalidAttributeException(
                    "metric", "to name a metric", '"' + name + '"', "Write for example `metric = \"load.success\"`.");
        }
        return name;
    }

    private static Range range(String text) {
        try {
            return Range.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidAttributeException(
                    "range",
                    "to be an interval or a bound",
                    String.valueOf(malformed.getMessage()),
                    "Write for example `range = \"< 50%\"`, `\"> 5s\"` or `\"[500, 600)\"`.");
        }
    }

    private static int minSamples(int number) {
        if (number < 1) {
            throw new InvalidAttributeException(
                    "minSamples", "to be at least 1", Integer.toString(number), "Write for example `minSamples = 5`.");
        }
        return number;
    }
}

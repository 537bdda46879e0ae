package org.chaosjunit.aws.cloudwatch;

import org.chaosjunit.sampling.Kind;
import org.chaosjunit.sampling.MetricAttributes;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Unit;

/** The name by which a steady state refers to a metric. */
final class MetricName {
    private MetricName() {}

    /**
     * Reads the attribute {@code value}.
     *
     * @throws org.chaosjunit.spi.InvalidAttributeException if it holds white space
     */
    static String read(String value, Site site) {
        return new MetricAttributes(value, Unit.NONE, Kind.GAUGE, "", "").name(site);
    }
}

package org.chaosjunit.aws.cloudwatch;

import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.sampling.Cadence;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.sampling.MetricAttributes;
import org.chaosjunit.sampling.ProbedMetric;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Unit;

/** Reads from {@link StopOnAlarm} the metric that it watches. */
final class AlarmStateReader implements MetricReader<StopOnAlarm> {
    @Override
    public MetricSource read(StopOnAlarm alarm, Site site) {
        new SdkModule("cloudwatch", "CloudWatchClient").require();
        AlarmState state = new AlarmState(AwsPlace.current(), name(alarm, site));
        return ProbedMetric.exempt(metric(alarm, site), Unit.NONE, Kind.GAUGE, cadence(alarm, site), state);
    }

    static String metric(StopOnAlarm alarm, Site site) {
        return "alarm." + name(alarm, site);
    }

    static Cadence cadence(StopOnAlarm alarm, Site site) {
        return new MetricAttributes(alarm.value(), Unit.NONE, Kind.GAUGE, alarm.every(), alarm.timeout()).cadence(site);
    }

    private static String name(StopOnAlarm alarm, Site site) {
        String name = site.resolve("value", alarm.value()).strip();
        if (name.isEmpty() || name.startsWith("arn:")) {
            throw new InvalidAttributeException(
                    "value",
                    "to be the name of an alarm, and not its ARN",
                    '"' + name + '"',
                    "Write for example `@StopOnAlarm(\"checkout-errors\")`.");
        }
        return name;
    }
}

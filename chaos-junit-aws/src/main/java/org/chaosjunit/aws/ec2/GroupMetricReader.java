package org.chaosjunit.aws.ec2;

import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.sampling.MetricAttributes;
import org.chaosjunit.sampling.ProbedMetric;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Unit;

/** Reads {@link GroupMetric}. */
final class GroupMetricReader implements MetricReader<GroupMetric> {
    @Override
    public MetricSource read(GroupMetric metric, Site site) {
        new SdkModule("autoscaling", "AutoScalingClient").require();
        MetricAttributes attributes =
                new MetricAttributes(metric.value(), Unit.NONE, Kind.PORTION, metric.every(), metric.timeout());
        String group = site.resolve("group", metric.group());
        if (group.isBlank()) {
            throw new InvalidAttributeException(
                    "group", "to be the name of a group", '"' + group + '"', "Write for example `group = \"web\"`.");
        }
        if (metric.looks() < 1) {
            throw new InvalidAttributeException(
                    "looks", "to be at least 1", Integer.toString(metric.looks()), "Write for example `looks = 3`.");
        }
        return ProbedMetric.exempt(
                attributes.name(site),
                Unit.NONE,
                Kind.PORTION,
                attributes.cadence(site),
                new GroupProbe(new Groups(AwsPlace.current()), group, metric.looks()));
    }
}

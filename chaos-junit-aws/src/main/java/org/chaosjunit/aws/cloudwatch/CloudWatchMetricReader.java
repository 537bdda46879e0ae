package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.SdkModule;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Reads {@link CloudWatchMetric}. */
final class CloudWatchMetricReader implements MetricReader<CloudWatchMetric> {
    private static final Pattern STATISTIC = Pattern.compile(
            "SampleCount|Average|Sum|Minimum|Maximum|IQM|(?:p|tm|wm|tc|ts)[0-9.]+|(?:PR|TM|WM|TC|TS)\\(.*\\)");
    private static final String ID = "metric";

    @Override
    public MetricSource read(CloudWatchMetric metric, Site site) {
        new SdkModule("cloudwatch", "CloudWatchClient").require();
        Duration period = Durations.parse("period", site.resolve("period", metric.period()));
        Timing timing = new TimingAttributes(metric.step(), "0s", metric.lag(), metric.timeout()).read(period, site);
        String namespace = text("namespace", metric.namespace(), "AWS/Lambda", site);
        String name = text("metric", metric.metric(), "Errors", site);
        List<Dimension> dimensions = dimensions(metric.dimensions(), site);
        MetricDataQuery query = MetricDataQuery.builder()
                .id(ID)
                .metricStat(stat -> stat.metric(each ->
                                each.namespace(namespace).metricName(name).dimensions(dimensions))
                        .stat(statistic(metric.stat(), site))
                        .period((int) period.toSeconds()))
                .build();
        Queries queries = new Queries(List.of(query), ID);
        return PeriodMetric.of(
                MetricName.read(metric.value(), site), metric.unit(), timing, queries, AwsPlace.current());
    }

    private static String text(String attribute, String written, String example, Site site) {
        String text = site.resolve(attribute, written).strip();
        if (text.isEmpty()) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be named",
                    '"' + written + '"',
                    "Write for example `" + attribute + " = \"" + example + "\"`.");
        }
        return text;
    }

    private static String statistic(String written, Site site) {
        String text = site.resolve("stat", written).strip();
        if (!STATISTIC.matcher(text).matches()) {
            throw new InvalidAttributeException(
                    "stat",
                    "to be a statistic as CloudWatch spells it",
                    '"' + text + '"',
                    "Write for example `stat = \"Sum\"`, `\"Average\"`, `\"Maximum\"` or `\"p99\"`.");
        }
        return text;
    }

    private static List<Dimension> dimensions(String[] written, Site site) {
        List<Dimension> dimensions = new ArrayList<>();
        for (String each : written) {
            String text = site.resolve("dimensions", each);
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new InvalidAttributeException(
                        "dimensions",
                        "to be of the form \"Name=value\"",
                        '"' + text + '"',
                        "Write for example `dimensions = \"FunctionName=orders\"`.");
            }
            dimensions.add(Dimension.builder()
                    .name(text.substring(0, equals).strip())
                    .value(text.substring(equals + 1).strip())
                    .build());
        }
        return dimensions;
    }
}

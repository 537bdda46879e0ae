package org.chaosjunit.micrometer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chaosjunit.sampling.Cadence;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.sampling.MetricAttributes;
import org.chaosjunit.sampling.ProbedMetric;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;

/** Reads {@link MicrometerMetric}; knows no type of Micrometer, which need not be there. */
final class MicrometerMetricReader implements MetricReader<MicrometerMetric> {
    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    @Override
    public MetricSource read(MicrometerMetric metric, Site site) {
        requireMicrometer();
        MetricAttributes attributes =
                new MetricAttributes(metric.value(), metric.unit(), metric.kind(), metric.every(), metric.timeout());
        String name = attributes.name(site);
        MeterStatistic statistic = statistic(metric.statistic(), metric.kind());
        MeterChoice counted = choice("meter", "tags", metric.meter(), metric.tags(), statistic, metric.kind(), site);
        attributes.checkPer(metric.per(), "per = \"orders\"");
        requireNoTagsOfNothing(metric);
        MeterChoice per = metric.per().isBlank()
                ? MeterChoice.NOTHING
                : choice(
                        "per",
                        "perTags",
                        metric.per(),
                        metric.perTags(),
                        perStatistic(metric, statistic),
                        metric.kind(),
                        site);
        Cadence cadence = attributes.cadence(site);
        RegistryPlace place = RegistryPlace.of(site.resolve("registry", metric.registry()), site);
        return ProbedMetric.of(name, metric.unit(), metric.kind(), cadence, MeterProbe.of(place, counted, per));
    }

    private static void requireMicrometer() {
        try {
            Class.forName(REGISTRY, false, MicrometerMetricReader.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new InvalidAttributeException(
                    "",
                    "Micrometer",
                    "no class " + REGISTRY,
                    "Add io.micrometer:micrometer-core to the class path of the tests.");
        }
    }

    private static MeterStatistic statistic(MeterStatistic statistic, Kind kind) {
        if (statistic == MeterStatistic.MAX && kind.counts()) {
            throw new InvalidAttributeException(
                    "statistic",
                    "to be one that only grows, for the kind is " + kind,
                    statistic.toString(),
                    "Write `statistic = MeterStatistic.COUNT`, or `kind = Kind.GAUGE`.");
        }
        return statistic;
    }

    private static MeterStatistic perStatistic(MicrometerMetric metric, MeterStatistic statistic) {
        return metric.kind() == Kind.MEAN ? MeterStatistic.COUNT : statistic;
    }

    private static void requireNoTagsOfNothing(MicrometerMetric metric) {
        if (metric.per().isBlank() && metric.perTags().length > 0) {
            throw new InvalidAttributeException(
                    "perTags",
                    "to be left out where there is no `per`",
                    Arrays.toString(metric.perTags()),
                    "Name the meters in `per`, or write `tags`.");
        }
    }

    private static MeterChoice choice(
            String nameAttribute,
            String tagsAttribute,
            String name,
            String[] tags,
            MeterStatistic statistic,
            Kind kind,
            Site site) {
        String meter = site.resolve(nameAttribute, name);
        if (meter.isBlank()) {
            throw new InvalidAttributeException(
                    nameAttribute,
                    "to be the name of a meter",
                    '"' + meter + '"',
                    "Write for example `" + nameAttribute + " = \"http.server.requests\"`.");
        }
        return new MeterChoice(meter, tags(tagsAttribute, tags, site), statistic, kind.counts());
    }

    private static Map<String, String> tags(String attribute, String[] tags, Site site) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String tag : tags) {
            String text = site.resolve(attribute, tag);
            int sign = text.indexOf('=');
            if (sign < 1 || all.put(text.substring(0, sign), text.substring(sign + 1)) != null) {
                throw new InvalidAttributeException(
                        attribute,
                        "to be of the form \"key=value\", each key once",
                        '"' + text + '"',
                        "Write for example `" + attribute + " = \"outcome=failed\"`.");
            }
        }
        return all;
    }
}

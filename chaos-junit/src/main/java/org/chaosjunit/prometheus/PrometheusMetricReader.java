package org.chaosjunit.prometheus;

import java.util.HashMap;
import java.util.Map;
import org.chaosjunit.sampling.Cadence;
import org.chaosjunit.sampling.MetricAttributes;
import org.chaosjunit.sampling.Page;
import org.chaosjunit.sampling.PageHeaders;
import org.chaosjunit.sampling.PageUrl;
import org.chaosjunit.sampling.ProbedMetric;
import org.chaosjunit.sampling.Reading;
import org.chaosjunit.sampling.Scale;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;

/** Reads {@link PrometheusMetric}. */
final class PrometheusMetricReader implements MetricReader<PrometheusMetric> {
    private static final String URL = "http://localhost:8080/metrics";
    private static final String SERIES = "http_requests_total{status=~\\\"5..\\\"}";

    @Override
    public MetricSource read(PrometheusMetric metric, Site site) {
        MetricAttributes attributes =
                new MetricAttributes(metric.value(), metric.unit(), metric.kind(), metric.every(), metric.timeout());
        String name = attributes.name(site);
        Map<String, String> headers = new HashMap<>(Map.of("Accept", Exposition.ACCEPT));
        headers.putAll(PageHeaders.parse(metric.headers(), site));
        Page page = new Page(PageUrl.parse(site.resolve("url", metric.url()), URL), headers);
        Selector series = selector("series", site.resolve("series", metric.series()));
        attributes.checkPer(metric.per(), "per = \"http_requests_total\"");
        Selector per = metric.per().isBlank() ? Selector.NONE : selector("per", site.resolve("per", metric.per()));
        Scale scale = Scale.of(metric.scale(), metric.kind());
        Cadence cadence = attributes.cadence(site);
        return ProbedMetric.exempt(name, metric.unit(), metric.kind(), cadence, () -> {
            Exposition all = Exposition.parse(page.read(cadence));
            return new Reading(scale.of(all.of(series)), all.of(per));
        });
    }

    private static Selector selector(String attribute, String text) {
        try {
            return Selector.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be a name and, in braces, what its labels must be",
                    '"' + text + "\": " + malformed.getMessage(),
                    "Write for example `" + attribute + " = \"" + SERIES + "\"`.");
        }
    }
}

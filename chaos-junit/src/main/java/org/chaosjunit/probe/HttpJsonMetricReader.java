package org.chaosjunit.probe;

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
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;

/** Reads {@link HttpJsonMetric}. */
final class HttpJsonMetricReader implements MetricReader<HttpJsonMetric> {
    private static final String URL = "http://localhost:8080/status";

    @Override
    public MetricSource read(HttpJsonMetric metric, Site site) {
        MetricAttributes attributes =
                new MetricAttributes(metric.value(), metric.unit(), metric.kind(), metric.every(), metric.timeout());
        String name = attributes.name(site);
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        headers.putAll(PageHeaders.parse(metric.headers(), site));
        Page page = new Page(PageUrl.parse(site.resolve("url", metric.url()), URL), headers);
        NumberPath path = NumberPath.parse("path", site.resolve("path", metric.path()));
        attributes.checkPer(metric.per(), "per = \"$.orders.all\"");
        NumberPath per = metric.per().isBlank() ? null : NumberPath.parse("per", site.resolve("per", metric.per()));
        Scale scale = Scale.of(metric.scale(), metric.kind());
        Cadence cadence = attributes.cadence(site);
        return ProbedMetric.exempt(name, metric.unit(), metric.kind(), cadence, () -> {
            JsonAnswer answer = JsonAnswer.parse(page.read(cadence));
            return new Reading(scale.of(answer.numbers(path)), per == null ? Map.of() : answer.numbers(per));
        });
    }
}

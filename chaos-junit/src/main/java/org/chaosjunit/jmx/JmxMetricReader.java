package org.chaosjunit.jmx;

import java.net.MalformedURLException;
import java.util.Map;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXServiceURL;
import org.chaosjunit.sampling.Cadence;
import org.chaosjunit.sampling.MetricAttributes;
import org.chaosjunit.sampling.ProbedMetric;
import org.chaosjunit.sampling.Reading;
import org.chaosjunit.sampling.Scale;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricReader;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Site;

/** Reads {@link JmxMetric}. */
final class JmxMetricReader implements MetricReader<JmxMetric> {
    @Override
    public MetricSource read(JmxMetric metric, Site site) {
        MetricAttributes attributes =
                new MetricAttributes(metric.value(), metric.unit(), metric.kind(), metric.every(), metric.timeout());
        String name = attributes.name(site);
        ObjectName object = object(site.resolve("object", metric.object()));
        AttributePath attribute = path("attribute", site.resolve("attribute", metric.attribute()));
        attributes.checkPer(metric.per(), "per = \"HeapMemoryUsage.max\"");
        AttributePath per = metric.per().isBlank() ? null : path("per", site.resolve("per", metric.per()));
        Scale scale = Scale.of(metric.scale(), metric.kind());
        Cadence cadence = attributes.cadence(site);
        Jvm jvm = jvm(site.resolve("url", metric.url()));
        return ProbedMetric.exempt(
                name,
                metric.unit(),
                metric.kind(),
                cadence,
                () -> jvm.ask(server -> {
                    Beans beans = new Beans(server, object);
                    return new Reading(scale.of(beans.numbers(attribute)), per == null ? Map.of() : beans.numbers(per));
                }));
    }

    private static ObjectName object(String text) {
        try {
            ObjectName name = new ObjectName(text.strip());
            if (!text.isBlank()) {
                return name;
            }
        } catch (MalformedObjectNameException e) {
            // Said below, for the exception's own words name no place.
        }
        throw new InvalidAttributeException(
                "object",
                "to be the name of a managed bean",
                '"' + text + '"',
                "Write for example `object = \"java.lang:type=Memory\"`.");
    }

    private static AttributePath path(String attribute, String text) {
        if (!text.matches("[^.\\s]+(\\.[^.\\s]+)*")) {
            throw new InvalidAttributeException(
                    attribute,
                    "to be names with single dots between them",
                    '"' + text + '"',
                    "Write for example `" + attribute + " = \"HeapMemoryUsage.used\"`.");
        }
        return AttributePath.parse(text);
    }

    private static Jvm jvm(String url) {
        if (url.isBlank()) {
            return Jvm.THIS;
        }
        try {
            return new OtherJvm(new JMXServiceURL(url.strip()));
        } catch (MalformedURLException malformed) {
            throw new InvalidAttributeException(
                    "url",
                    "to be a JMX service URL",
                    '"' + url + '"',
                    "Write for example `url = \"service:jmx:rmi:///jndi/rmi://localhost:9010/jmxrmi\"`.");
        }
    }
}

package org.chaosjunit.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chaosjunit.sampling.Page;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTests {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    // The example of the format's own documentation, with all that it allows.
    @Test
    void readsTheTextFormat() {
        Exposition page = parse(TEXT, """
                # HELP http_requests_total The total number of HTTP requests.
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                http_requests_total{method="post",code="400"}    3 1395066363000

                # Escaping in label values:
                msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

                metric_without_timestamp_and_labels 12.47
                something_weird{problem="division by zero"} +Inf -3982045
                http_request_duration_seconds_bucket{le="0.05"} 24054
                http_request_duration_seconds_bucket{le="+Inf"} 144320
                rpc_duration_seconds{quantile="0.01",} NaN
                """);
        assertThat(page.samples())
                .containsEntry(series("http_requests_total", "method", "post", "code", "200"), 1027.0)
                .containsEntry(series("http_requests_total", "method", "post", "code", "400"), 3.0)
                .containsEntry(
                        series(
                                "msdos_file_access_time_seconds",
                                "path",
                                "C:\\DIR\\FILE.TXT",
                                "error",
                                "Cannot find file:\n\"FILE.TXT\""),
                        1.458255915e9)
                .containsEntry(series("metric_without_timestamp_and_labels"), 12.47)
                .containsEntry(series("something_weird", "problem", "division by zero"), Double.POSITIVE_INFINITY)
                .containsEntry(series("http_request_duration_seconds_bucket", "le", "+Inf"), 144320.0)
                .containsEntry(series("rpc_duration_seconds", "quantile", "0.01"), Double.NaN)
                .hasSize(8);
    }

    @Test
    void readsOpenMetrics() {
        Exposition page = parse(OPEN_METRICS, """
                # TYPE acme_http_router_request_seconds summary
                # UNIT acme_http_router_request_seconds seconds
                acme_http_router_request_seconds_sum{path="/api/v1",method="GET"} 9036.32
                acme_http_router_request_seconds_count{path="/api/v1",method="GET"} 807283.0
                acme_http_router_request_seconds_created{path="/api/v1",method="GET"} 1605281325.0
                foo_bucket{le="10.0"} 17 # {trace_id="oHg5SJYRHA0"} 9.8 1520879607.789
                foo_bucket{le="+Inf"} 17 1520879607.789 # {} 0.67
                {"utf8.name", "a label"="x"} 1e3
                # EOF
                """);
        assertThat(page.samples())
                .containsEntry(series("foo_bucket", "le", "10.0"), 17.0)
                .containsEntry(series("foo_bucket", "le", "+Inf"), 17.0)
                .containsEntry(series("utf8.name", "a label", "x"), 1000.0)
                .hasSize(6);
    }

    @Test
    void noticesThatAPageWasCutOff() {
        assertThatThrownBy(() -> parse(OPEN_METRICS, "a 1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the page was cut off: its last line is not \"# EOF\"");
        assertThat(parse(TEXT, "a 1\n").samples()).hasSize(1);
        assertThat(parse(TEXT, "").samples()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "<html>; line 2 of the page is no sample: a name is missing at \"<html>\"",
                "b; line 2 of the page is no sample: a number is missing at the end",
                "b one; line 2 of the page is no sample: a number is missing at \"one\"",
                "b 1 2 3; line 2 of the page is no sample: the end is missing at \"3\"",
                "b 0x10; line 2 of the page is no sample: the end is missing at \"x10\"",
                "b{c=\"d} 1; line 2 of the page is no sample: a text in double quotes is missing at \"\"d} 1\"",
                "b{c=\"d\" e=\"f\"} 1; line 2 of the page is no sample: a comma or a closing brace is missing at"
                        + " \"e=\"f\"} 1\"",
                "b{c=\"d\",c=\"e\"} 1; line 2 of the page is no sample: the label c stands there twice",
                "b{c!=\"d\"} 1; line 2 of the page is no sample: = is missing at \"!=\"d\"} 1\"",
                "a 2; line 2 of the page is no sample: the series stands there twice",
            })
    void saysWhichLineIsNone(String line, String message) {
        assertThatThrownBy(() -> parse(TEXT, "a 1\n" + line + "\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "+1", "1.", "1.0", "1e0", "10e-1", ".1e1", "1E+0"})
    void readsEveryFormOfANumber(String one) {
        assertThat(parse(TEXT, "a " + one).samples()).containsValue(1.0);
    }

    /** What Micrometer and the client library of Prometheus write, whatever stands in the tags. */
    @Property(tries = 200)
    void readsWhatIsWritten(@ForAll("tags") List<Tag> tags, @ForAll double value, @ForAll boolean openMetrics) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        // Not as a number: the registry would forget that whenever memory is cleaned up.
        Gauge.builder("orders.open", () -> value).tags(Tags.of(tags)).register(registry);
        registry.counter("orders", Tags.of(tags)).increment(3);
        registry.timer("orders.time", Tags.of(tags)).record(Duration.ofMillis(1500));
        String type = openMetrics ? OPEN_METRICS : TEXT;
        Exposition page = parse(type, registry.scrape(type));
        Map<String, Double> open = page.of(Selector.parse("orders_open"));
        assertThat(open).hasSize(1).containsValue(value);
        assertThat(page.of(Selector.parse("orders_total"))).hasSize(1).containsValue(3.0);
        assertThat(page.of(Selector.parse("orders_time_seconds_sum")))
                .hasSize(1)
                .containsValue(1.5);
        for (Tag tag : tags) {
            assertThat(page.samples().keySet())
                    .allMatch(series -> series.label(tag.getKey()).equals(tag.getValue()));
        }
    }

    @Provide
    Arbitrary<List<Tag>> tags() {
        Arbitrary<String> values = Arbitraries.strings().ofMinLength(1).ofMaxLength(8);
        Arbitrary<String> nasty = Arbitraries.of("\"", "\\", "\n", "\\n", "}", ",", "# ", "a\"b\\\"c", "\\\\\"");
        Arbitrary<String> whole = values.filter(value -> value.codePoints().noneMatch(ExpositionTests::isHalf));
        return Arbitraries.oneOf(whole, nasty).list().ofMaxSize(3).map(all -> {
            List<Tag> tags = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                tags.add(Tag.of("tag" + i, all.get(i)));
            }
            return tags;
        });
    }

    private static boolean isHalf(int codePoint) {
        return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
    }

    private static Exposition parse(String type, String text) {
        return Exposition.parse(new Page.Content(type, text));
    }

    private static Series series(String name, String... labels) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            map.put(labels[i], labels[i + 1]);
        }
        return new Series(name, map);
    }
}

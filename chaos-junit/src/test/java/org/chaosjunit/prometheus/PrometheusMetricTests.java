package org.chaosjunit.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.testing.Asked;
import org.chaosjunit.testing.Pages;
import org.chaosjunit.testing.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("@PrometheusMetric")
class PrometheusMetricTests {
    private static final Range ANY = Range.parse(">= 0");

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private Pages pages;

    @BeforeEach
    void open() throws IOException {
        pages = new Pages(registry::scrape);
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    @DisplayName("adds up the series that match, of what a client library of Prometheus writes")
    void gauge() {
        registry.gauge("queue.length", List.of(Tag.of("queue", "in")), 3);
        registry.gauge("queue.length", List.of(Tag.of("queue", "out")), 4);
        registry.gauge("queue.length", List.of(Tag.of("queue", "dead")), 5);
        Asked asked = new Asked(read("gauge")).once();
        assertThat(asked.samples().estimate(ANY)).isEqualTo(7000);
        assertThat(asked.metric().unit()).isEqualTo(Unit.MILLIS);
        assertThat(asked.metric().timeout()).isEqualTo(Duration.ofSeconds(50));
        assertThat(pages.requests.get(0)).containsEntry("Authorization", List.of("Bearer abc"));
        assertThat(pages.requests.get(0)).containsEntry("Accept", List.of(Exposition.ACCEPT));
    }

    @Test
    @DisplayName("judges counters by how much they grow")
    void ratio() {
        Counter good = registry.counter("http.requests", "status", "200");
        Counter bad = registry.counter("http.requests", "status", "503");
        good.increment(1000);
        bad.increment(500);
        Asked ratio = new Asked(read("ratio")).once();
        Asked rate = new Asked(read("rate")).once();
        good.increment(98);
        bad.increment(2);
        Samples samples = ratio.once().samples();
        assertThat(samples.estimate(ANY)).isEqualTo(2);
        assertThat(samples.count()).isEqualTo(100);
        assertThat(samples.within(ANY)).isEqualTo(2);
        assertThat(rate.once().samples().estimate(ANY)).isEqualTo(100);
    }

    @Test
    @DisplayName("gives the mean of a timer in the window")
    void mean() {
        registry.timer("http.time").record(Duration.ofSeconds(100));
        Asked mean = new Asked(read("mean")).once();
        registry.timer("http.time").record(Duration.ofMillis(100));
        registry.timer("http.time").record(Duration.ofMillis(300));
        assertThat(mean.once().samples().estimate(ANY)).isCloseTo(200, within(1e-6));
    }

    @Test
    @DisplayName("has no data where no series matches, and has failed where the page is none or says NaN")
    void fails() {
        assertThat(new Asked(read("rate")).once().samples().missing()).isEqualTo(1);
        pages.body = () -> "http_requests_total NaN\n";
        assertFailed("rate", "rate gave NaN, which is no number");
        pages.body = () -> "<html>\n";
        assertFailed("rate", "line 1 of the page is no sample: a name is missing at \"<html>\"");
        pages.status = 404;
        assertFailed("rate", "GET " + pages.url() + " answered 404: <html>");
    }

    private void assertFailed(String name, String message) {
        Samples samples = new Asked(read(name)).once().samples();
        assertThat(samples.failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage(message));
        assertThat(samples.count()).isZero();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 500,
            value = {
                "badName | requires `value` to be a name without white space, but found \"a b\"."
                        + " Write for example `value = \"orders.completed\"`.",
                "badUrl | requires `url` to be a URL, but found \"http://a b\"."
                        + " Write for example `url = \"http://localhost:8080/metrics\"`.",
                "fileUrl | requires `url` to begin with http:// or https://, but found \"file:///metrics\"."
                        + " Write for example `url = \"http://localhost:8080/metrics\"`.",
                "badSeries | requires `series` to be a name and, in braces, what its labels must be, but found"
                        + " \"a{b}\": =, !=, =~ or !~ is missing at \"}\"."
                        + " Write for example `series = \"http_requests_total{status=~\\\"5..\\\"}\"`.",
                "badPer | requires `per` to be a name and, in braces, what its labels must be, but found"
                        + " \"5\": a name is missing at \"5\"."
                        + " Write for example `per = \"http_requests_total{status=~\\\"5..\\\"}\"`.",
                "noPer | requires `per` to name what it is put in relation to, for the kind is RATIO, but found \"\"."
                        + " Write for example `per = \"http_requests_total\"`.",
                "perOfGauge | requires `kind` to be one that puts two numbers in relation, for there is a `per`, but found"
                        + " GAUGE. Write `kind = Kind.PORTION`, `Kind.RATIO`, `Kind.MEAN`, or leave out `per`.",
                "badHeader | requires `headers` to be of the form \"Name: value\", but found something else."
                        + " Write for example `headers = \"Authorization: Bearer ${METRICS_TOKEN}\"`.",
                "ownHeader | requires `headers` not to set what the connection says by itself, but found \"Host\"."
                        + " Leave it out.",
                "noScale | requires `scale` to be a number above 0, but found 0.0. Write for example `scale = 1000`.",
                "scaledRatio | requires `scale` to be left out, for the kind is RATE, but found 1000.0."
                        + " Only a GAUGE and a MEAN have a unit to be brought into.",
                "rateInMillis | requires `unit` to be left out, for the kind is RATE, but found MILLIS."
                        + " What comes out is per second.",
                "tooOften | requires `every` to be at least 100 ms, as often as an experiment asks, but found \"10ms\"."
                        + " Write for example `every = \"500ms\"`.",
                "noTime | requires `timeout` to be longer than nothing, but found \"0s\"."
                        + " Write for example `timeout = \"10s\"`.",
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    private MetricSource read(String method) {
        var element = Asked.method(Declared.class, method);
        return new PrometheusMetricReader()
                .read(
                        element.getAnnotation(PrometheusMetric.class),
                        Place.running(element).with(Map.of("url", pages.url(), "token", "abc")));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @PrometheusMetric(
                value = "queue",
                url = "${url}",
                series = "queue_length{queue!=\"dead\"}",
                unit = Unit.MILLIS,
                scale = 1000,
                timeout = "50s",
                headers = "Authorization: Bearer ${token}")
        void gauge();

        @PrometheusMetric(
                value = "errors",
                url = "${url}",
                series = "http_requests_total{status=~\"5..\"}",
                per = "http_requests_total",
                kind = Kind.RATIO,
                timeout = "50s")
        void ratio();

        @PrometheusMetric(
                value = "rate",
                url = "${url}",
                series = "http_requests_total",
                kind = Kind.RATE,
                timeout = "50s")
        void rate();

        @PrometheusMetric(
                value = "mean",
                url = "${url}",
                series = "http_time_seconds_sum",
                per = "http_time_seconds_count",
                kind = Kind.MEAN,
                unit = Unit.MILLIS,
                scale = 1000,
                timeout = "50s")
        void mean();

        @PrometheusMetric(value = "a b", url = "${url}", series = "a")
        void badName();

        @PrometheusMetric(value = "a", url = "http://a b", series = "a")
        void badUrl();

        @PrometheusMetric(value = "a", url = "file:///metrics", series = "a")
        void fileUrl();

        @PrometheusMetric(value = "a", url = "${url}", series = "a{b}")
        void badSeries();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", per = "5", kind = Kind.RATIO)
        void badPer();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", kind = Kind.RATIO)
        void noPer();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", per = "b")
        void perOfGauge();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", headers = "secret")
        void badHeader();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", headers = "Host: b")
        void ownHeader();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", scale = 0)
        void noScale();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", kind = Kind.RATE, scale = 1000)
        void scaledRatio();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", kind = Kind.RATE, unit = Unit.MILLIS)
        void rateInMillis();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", every = "10ms")
        void tooOften();

        @PrometheusMetric(value = "a", url = "${url}", series = "a", timeout = "0s")
        void noTime();
    }
}

package org.chaosjunit.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

@DisplayName("@HttpJsonMetric")
class HttpJsonMetricTests {
    private static final Range ANY = Range.parse(">= 0");

    private Pages pages;

    @BeforeEach
    void open() throws IOException {
        pages = new Pages(() -> "{\"queues\": [{\"length\": 1.5}, {\"length\": 3}], \"all\": 12, \"none\": null,"
                + " \"word\": \"3\", \"sure\": true}");
        pages.type = "application/json";
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    @DisplayName("reads the number that a path leads to")
    void measures() {
        Asked asked = new Asked(read("number")).once();
        assertThat(asked.samples().estimate(ANY)).isEqualTo(3000);
        assertThat(asked.metric().unit()).isEqualTo(Unit.MILLIS);
        assertThat(pages.requests.get(0))
                .containsEntry("Accept", List.of("application/json"))
                .containsEntry("X-team", List.of("orders"));
        assertThat(new Asked(read("portion")).once().samples().estimate(ANY)).isEqualTo(25);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has no data where nothing is there")
    @CsvSource({"none", "noField", "noIndex", "insideANumber"})
    void misses(String method) {
        Samples samples = new Asked(read(method)).once().samples();
        assertThat(samples.failure()).isEmpty();
        assertThat(samples.missing()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("has failed where no number is there")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "word | at $['word'] of the answer is \"3\", not a number",
                "sure | at $['sure'] of the answer is true, not a number",
                "object | at $['queues'][1] of the answer is {\"length\":3}, not a number"
            })
    void fails(String method, String message) {
        assertFailed(method, message);
    }

    @Test
    @DisplayName("has failed where the answer is no JSON")
    void failsOnOtherText() {
        pages.body = () -> "<html>";
        assertFailed("number", "the answer is no JSON: <html>");
        pages.body = () -> "{'all': 1}";
        assertFailed("number", "the answer is no JSON: {'all': 1}");
        pages.body = () -> "{\"all\": 1} {";
        assertFailed("number", "the answer is no JSON: {\"all\": 1} {");
        pages.body = () -> "{\"all\": NaN}";
        assertFailed("number", "the answer is no JSON: {\"all\": NaN}");
        pages.body = () -> "";
        assertFailed("number", "the answer is no JSON: ");
    }

    private void assertFailed(String method, String message) {
        Samples samples = new Asked(read(method)).once().samples();
        assertThat(samples.count()).isZero();
        assertThat(samples.failure())
                .hasValueSatisfying(thrown -> assertThat(thrown).hasMessage(message));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong")
    @CsvSource(
            delimiter = '|',
            maxCharsPerColumn = 500,
            value = {
                "badPath | requires `path` to be a JSON path, but found \"$[\"."
                        + " Write for example `path = \"$.orders.open\"`.",
                "noPath | requires `path` to be a JSON path, but found \"\"."
                        + " Write for example `path = \"$.orders.open\"`.",
                "bare | requires `path` to begin with $, the whole answer, but found \"orders.open\"."
                        + " Write for example `path = \"$.orders.open\"`.",
                "several | requires `path` to lead to one place only, but found \"$.queues[*].length\"."
                        + " Write for example `path = \"$.orders.open\"`.",
                "badPer | requires `per` to lead to one place only, but found \"$..all\"."
                        + " Write for example `per = \"$.orders.open\"`.",
                "user | requires `url` to hold no user and password, but found some before the host."
                        + " Write for example `headers = \"Authorization: Bearer ${METRICS_TOKEN}\"`.",
                "noHost | requires `url` to name a host, but found \"http:///status\"."
                        + " Write for example `url = \"http://localhost:8080/status\"`.",
                "badPort | requires `url` to have a port from 1 to 65535, but found \"http://localhost:70000/\"."
                        + " Write for example `url = \"http://localhost:8080/status\"`.",
            })
    void refuses(String method, String message) {
        assertThatThrownBy(() -> read(method))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    private MetricSource read(String method) {
        var element = Asked.method(Declared.class, method);
        return new HttpJsonMetricReader()
                .read(
                        element.getAnnotation(HttpJsonMetric.class),
                        Place.running(element).with(Map.of("url", pages.url())));
    }

    @SuppressWarnings("unused") // Found by name.
    private interface Declared {
        @HttpJsonMetric(
                value = "m",
                url = "${url}",
                path = "$.queues[1].length",
                unit = Unit.MILLIS,
                scale = 1000,
                headers = "X-Team: orders",
                timeout = "50s")
        void number();

        @HttpJsonMetric(
                value = "m",
                url = "${url}",
                path = "$['queues'][-1]['length']",
                per = "$.all",
                kind = Kind.PORTION)
        void portion();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.none")
        void none();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.no.such")
        void noField();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.queues[5].length")
        void noIndex();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.all.more")
        void insideANumber();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.word")
        void word();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.sure")
        void sure();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.queues[1]")
        void object();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$[")
        void badPath();

        @HttpJsonMetric(value = "m", url = "${url}", path = "")
        void noPath();

        @HttpJsonMetric(value = "m", url = "${url}", path = "orders.open")
        void bare();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.queues[*].length")
        void several();

        @HttpJsonMetric(value = "m", url = "${url}", path = "$.a", per = "$..all", kind = Kind.RATIO)
        void badPer();

        @HttpJsonMetric(value = "m", url = "http://me:secret@localhost/", path = "$.a")
        void user();

        @HttpJsonMetric(value = "m", url = "http:///status", path = "$.a")
        void noHost();

        @HttpJsonMetric(value = "m", url = "http://localhost:70000/", path = "$.a")
        void badPort();
    }
}

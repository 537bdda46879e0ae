package org.chaosjunit.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTests {
    private static final Series SERIES = new Series("http_requests_total", Map.of("status", "503", "path", "/a\"b"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_requests_total",
                " http_requests_total{} ",
                "http_requests_total{status=\"503\"}",
                "http_requests_total { status = \"503\" , }",
                "http_requests_total{status=~\"5..\",status!=\"500\"}",
                "http_requests_total{status!~\"2..|50\"}",
                "http_requests_total{path=\"/a\\\"b\"}",
                "http_requests_total{method=\"\"}",
                "http_requests_total{method!=\"GET\"}",
                "{\"http_requests_total\"}",
                "{\"http_requests_total\", \"status\"=\"503\"}",
            })
    void selects(String selector) {
        assertThat(Selector.parse(selector).selects(SERIES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http_requests",
                "http_requests_total{status=\"50\"}",
                "http_requests_total{status=~\"50\"}",
                "http_requests_total{status!~\"5..\"}",
                "http_requests_total{status!=\"503\"}",
                "http_requests_total{method=~\".+\"}",
            })
    void leavesOut(String selector) {
        assertThat(Selector.parse(selector).selects(SERIES)).isFalse();
    }

    @Test
    void noneSelectsNothing() {
        assertThat(Selector.NONE.selects(SERIES)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; a name is missing at the end",
                "5xx; a name is missing at \"5xx\"",
                "a b; the end is missing at \"b\"",
                "rate(a[1m]); the end is missing at \"(a[1m])\"",
                "a{; a label is missing at the end",
                "a{b; =, !=, =~ or !~ is missing at the end",
                "a{b=; a text in double quotes is missing at the end",
                "a{b='c'}; a text in double quotes is missing at \"'c'}\"",
                "a{b=\"c\"; a comma or a closing brace is missing at the end",
                "a{b==\"c\"}; a text in double quotes is missing at \"=\"c\"}\"",
                "a{b=~\"(\"}; \"(\" is no regular expression: Unclosed group",
                "{b=\"c\"}; a name is missing at the end",
            })
    void saysWhatIsMissing(String selector, String message) {
        assertThatThrownBy(() -> Selector.parse(selector))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}

package org.chaosjunit.aws.cloudwatch.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Metric math")
class MetricMathTests {
    // A Friday.
    private static final Instant START = Instant.parse("2026-11-20T20:59:00Z");
    private static final Duration PERIOD = Duration.ofMinutes(1);

    @ParameterizedTest(name = "{0}")
    @DisplayName("computes the examples of the CloudWatch User Guide")
    @CsvSource(
            delimiter = '|',
            value = {
                "a < b | 0 0 1 0 -",
                "a >= 30 | 1 0 0 0 -",
                "a > 15 AND b > 15 | 1 0 0 0 -",
                "IF(c, d, e) | 30 0 20 - -",
                "IF(c, 5, e) | 5 5 20 - -",
                "IF(c, d, 5) | 30 0 5 5 -",
            })
    void examplesOfAws(String expression, String expected) {
        assertThat(computed(
                        expression,
                        Map.of(
                                "a", "30 20 0 0 -",
                                "b", "20 - 20 - -",
                                "c", "1 1 0 0 -",
                                "d", "30 - 0 0 30",
                                "e", "0 0 20 - 20")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("computes each operator and function")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "m1 + m2 => 4 2 8 6",
                "m1 - m2 => -2 2 -2 6",
                "5 * m1 => 5 10 15 30",
                "100 * m1 / m2 => 33.3 - 60 -",
                "m1 ^ 2 => 1 4 9 36",
                "-m1 ^ 2 => -1 -4 -9 -36",
                "2 ^ -1 * m1 => 0.5 1 1.5 3",
                "2 ^ 3 ^ 0 * m1 => 2 4 6 12",
                "7 - 2 - 1 + m1 - m1 => 4 4 4 4",
                "-5*m1 => -5 -10 -15 -30",
                "m1 == 2 => 0 1 0 0",
                "m1 != 2 => 1 0 1 1",
                "m1 <= 2 => 1 1 0 0",
                "m1 > 2 || m2 < 4 => 1 0 1 1",
                "m1 > 2 && m1 < 5 OR m1 == 1 => 1 0 1 0",
                "ABS(m1 - m2) => 2 2 2 6",
                "CEIL(m1 / 4) => 1 1 1 2",
                "FLOOR(m1 / 4) => 0 0 0 1",
                "LOG(m1 / m1) => 0 0 0 0",
                "LOG(m1 - m1) => - - - -",
                "LOG10(m1 * 0 + 1000) => 3 3 3 3",
                "m1 - AVG(m1) => -2 -1 0 3",
                "AVG(m2) + m1 * 0 => 2 2 2 2",
                "m1 - MIN(m1) => 0 1 2 5",
                "MAX(m1) / m1 => 6 3 2 1",
                "SUM(m1) + m1 * 0 => 12 12 12 12",
                "STDDEV(m1) ^ 2 + m1 * 0 => 3.5 3.5 3.5 3.5",
                "SUM(m2) / DATAPOINT_COUNT(m2) + m1 * 0 => 4 4 4 4",
                "SUM([m1, m2]) => 4 2 8 6",
                "SUM(METRICS()) => 4 2 8 6",
                "AVG([m1, m2]) => 2 1 4 3",
                "MIN([m1, m2]) => 1 2 3 6",
                "MAX([m1, m2]) => 3 2 5 6",
                "STDDEV([m1, m2]) => 1 0 1 0",
                "DATAPOINT_COUNT(METRICS()) => 2 1 2 1",
                "SUM(METRICS(\"m2\")) => 3 - 5 -",
                "SUM(METRICS('1')) => 1 2 3 6",
                "SUM([METRICS('1'), m2]) => 4 2 8 6",
                "SUM(100 / [m1, m2]) => 133.3 50 53.3 16.7",
                "SUM([m1, m2] / m1) => 4 1 2.7 1",
                "m1 / METRIC_COUNT(METRICS()) => 0.5 1 1.5 3",
                "m1 / PERIOD(m1) * 60 => 1 2 3 6",
                "DIFF(m1) => - 1 1 3",
                "DIFF(m2) => - - 2 -",
                "DIFF_TIME(m2) => - - 120 -",
                "RATE(m2) * 60 => - - 1 -",
                "RUNNING_SUM(m1) => 1 3 6 12",
                "RUNNING_SUM(m2) => 3 - 8 -",
                "FILL(m2, 10) => 3 10 5 10",
                "FILL(m2, REPEAT) => 3 3 5 5",
                "FILL(m2, LINEAR) => 3 4 5 -",
                "FILL(m2, m1) => 3 2 5 6",
                "FILL(m2, MIN(m2)) => 3 3 5 3",
                "SUM(FILL(METRICS(), 0)) => 4 2 8 6",
                "TIME_SERIES(MAX(m1)) => 6 6 6 6",
                "TIME_SERIES(10) => 10 10 10 10",
                "IF(m1 < 3, m1) => 1 2 - -",
                "IF(m1 < 3, 10, 2) => 10 10 2 2",
                "IF(SUM(m1) > 5, m1, m2) => 1 2 3 6",
                "IF(SUM(m1) < 5, m1) => - - - -",
                "IF(FIRST(SORT(METRICS(), AVG, DESC)) > 2, 1, 0) => 0 0 1 1",
                "LAST(SORT(METRICS(), AVG, DESC)) => 3 - 5 -",
                "FIRST(SORT(METRICS(), MIN, ASC, 1)) => 1 2 3 6",
                "FIRST(SLICE([m1, m2], 1)) => 3 - 5 -",
                "SUM(SLICE([m1, m2], 0, 1)) => 1 2 3 6",
                "METRIC_COUNT(REMOVE_EMPTY([m1, DIFF(DIFF(m2))])) + m1 => 2 3 4 7",
                "MINUTE(m2) => 59 0 1 2",
                "HOUR(m1) => 20 21 21 21",
                "DAY(m1) => 5 5 5 5",
                "DATE(m1) => 20 20 20 20",
                "MONTH(m1) => 11 11 11 11",
                "YEAR(m1) => 2026 2026 2026 2026",
                "EPOCH(m1) - MIN(EPOCH(m1)) => 0 60 120 180",
            })
    void functions(String expression, String expected) {
        assertThat(computed(expression, metrics())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says what is wrong, and where")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "AVG(m1) | e1: the result is a single number, but must be a time series;"
                        + " write for example TIME_SERIES(...)",
                "5 | e1: the result is a single number, but must be a time series; write for example TIME_SERIES(...)",
                "m1 + m3 | e1: there is no id \"m3\", only [m1, m2]",
                "m1 + e1 | e1: the expression names itself",
                "SEARCH('a', 'Sum') | e1: the function SEARCH is not computed here, only on AWS itself if it exists;"
                        + " computed are ABS, AVG, CEIL, DATAPOINT_COUNT, DATE, DAY, DIFF, DIFF_TIME, EPOCH, FILL, FIRST,"
                        + " FLOOR, HOUR, IF, LAST, LOG, LOG10, MAX, METRICS, METRIC_COUNT, MIN, MINUTE, MONTH, PERIOD, RATE,"
                        + " REMOVE_EMPTY, RUNNING_SUM, SLICE, SORT, STDDEV, SUM, TIME_SERIES, YEAR",
                "m1 + | e1: a number, an id, a function, ( or [ is missing at the end",
                "(m1 | e1: ) is missing at the end",
                "m1 m2 | e1: an operator is missing at \"m2\"",
                "m1 + $ | e1: a number, an id, a function, ( or [ is missing at \"$\"",
                "m1 ANDm2 | e1: an operator is missing at \"ANDm2\"",
                "SUM(m1, m2) | e1: SUM takes 1 argument, not 2",
                "SLICE(METRICS()) | e1: SLICE takes 2 to 3 arguments, not 1",
                "METRICS() + METRICS() | e1: + cannot stand between a time series and an array of time series",
                "TIME_SERIES(m1) | e1: TIME_SERIES takes a single number, not a time series",
                "FIRST(m1) | e1: FIRST takes an array of time series, not a time series",
                "ABS(1) | e1: ABS takes a time series or an array of them, not a single number",
                "PERIOD(m1 + m2) | e1: PERIOD takes the id of a metric, and no expression",
                "FILL(m1, AGAIN) | e1: FILL takes a number, a time series, REPEAT or LINEAR, not AGAIN",
                "IF(1, 2, 3) | e1: IF takes time series to choose from where its condition is a number",
                "IF(METRICS(), 2, 3) | e1: IF takes a single number, not an array of time series",
                "[1] | e1: brackets hold time series, not a single number",
                "REPEAT | e1: REPEAT stands where a time series or number should",
                "'m1' | e1: the text \"m1\" stands where a time series or number should",
                "SORT(METRICS(), AVG, UP) | e1: SORT takes ASC or DESC, not UP",
            })
    void refuses(String expression, String message) {
        assertThatThrownBy(() -> MetricMath.of(metrics().keySet(), Map.of("e1", expression)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @DisplayName("computes expressions after those that they name, and METRICS() leaves them out")
    @CsvSource({"first,second", "second,first"})
    void chains(String one, String other) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String id : List.of(one, other)) {
            texts.put(id, id.equals("first") ? "SUM(METRICS())" : "first * 2");
        }
        assertThat(words(compute(texts, metrics()).get("second"))).isEqualTo("8 4 16 12");
    }

    @Property
    void sumsAndDifferencesCancelEachOther(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -9, max = 9) Integer> left,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = -9, max = 9) Integer> right) {
        Map<String, String> metrics = Map.of("a", text(left), "b", text(right));
        String both = computed("a + b", metrics);
        assertThat(computed("SUM([a, b])", metrics)).isEqualTo(both);
        assertThat(computed("a - -b", metrics)).isEqualTo(both);
        assertThat(computed("IF(a < b, 1, 0) + IF(a >= b, 1, 0)", metrics))
                .isEqualTo(computed("a * 0 + b * 0 + 1", metrics));
        Map<String, String> one = Map.of("a", text(left));
        assertThat(computed("RUNNING_SUM(DIFF(a))", one))
                .isEqualTo(computed("IF(DIFF(EPOCH(a)), a - " + left.get(0) + ")", one));
    }

    @Property
    void whateverIsWrittenIsComputedOrRefused(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 21) Integer> words) {
        List<String> all = List.of(
                "m1",
                "m2",
                "1",
                "0",
                "+",
                "-",
                "/",
                "^",
                "(",
                ")",
                "[",
                "]",
                ",",
                "<",
                "AND",
                "IF(",
                "SUM(",
                "FILL(",
                "REPEAT",
                "METRICS(",
                "'m'",
                "DIFF(");
        String expression = words.stream().map(all::get).collect(Collectors.joining(" "));
        try {
            computed(expression, metrics());
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).startsWith("e1: ");
        }
    }

    private static Map<String, String> metrics() {
        return new TreeMap<>(Map.of("m1", "1 2 3 6", "m2", "3 - 5 -"));
    }

    private static String text(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    private static String computed(String expression, Map<String, String> metrics) {
        return words(compute(Map.of("e1", expression), metrics).get("e1"));
    }

    private static Map<String, List<String>> compute(Map<String, String> expressions, Map<String, String> metrics) {
        Map<String, Series> points = new LinkedHashMap<>();
        metrics.forEach((id, text) -> points.put(id, series(text)));
        int periods = metrics.values().stream()
                .mapToInt(text -> text.split(" ", -1).length)
                .max()
                .orElseThrow();
        return MetricMath.of(metrics.keySet(), expressions)
                .compute(START, START.plus(PERIOD.multipliedBy(periods)), PERIOD, points)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stream()
                        .map(series -> words(series, periods))
                        .toList()));
    }

    private static Series series(String text) {
        String[] words = text.split(" ", -1);
        return Series.of(IntStream.range(0, words.length)
                .filter(index -> !words[index].equals("-"))
                .boxed()
                .collect(Collectors.toMap(MetricMathTests::time, index -> Double.valueOf(words[index]))));
    }

    private static String words(List<String> series) {
        return String.join(" | ", series);
    }

    private static String words(Series series, int periods) {
        return IntStream.range(0, periods)
                .mapToObj(index -> series.points().get(time(index)))
                .map(number -> number == null
                        ? "-"
                        : String.valueOf(Math.round(10 * number) / 10.0).replaceFirst("\\.0$", ""))
                .collect(Collectors.joining(" "));
    }

    private static Instant time(int index) {
        return START.plus(PERIOD.multipliedBy(index));
    }
}

package org.chaosjunit.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.chaosjunit.spi.InvalidAttributeException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

@DisplayName("A file of metric data queries")
class QueryFileTests {
    private static final String STAT =
            "'MetricStat': {'Metric': {'Namespace': 'N', 'MetricName': 'M'}, 'Period': 60, 'Stat': 'Sum'}";

    @Test
    @DisplayName("is read whether it is a list or the input of the command line, with placeholders but in labels")
    void forms() {
        String list = "[{'Id': 'm1', 'Label': '${LAST}', " + STAT.replace("60", "'${period}'") + "}]";
        List<MetricDataQuery> queries = read(list);
        assertThat(read("{'StartTime': '2026-01-01', 'EndTime': 5, 'ScanBy': 'x', 'MetricDataQueries': " + list + "}"))
                .isEqualTo(queries);
        assertThat(queries).singleElement().satisfies(query -> {
            assertThat(query.id()).isEqualTo("m1");
            assertThat(query.label()).isNull();
            assertThat(query.metricStat().period()).isEqualTo(10);
            assertThat(query.returnData()).isNull();
        });
        assertThat(QueryChoice.of("f", queries, "").wanted()).isEqualTo("m1");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("says in which line it is wrong")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "[@  {'Id': 'M1'}] => the id \"M1\" must begin with a small letter and go on with letters, digits and"
                        + " underscores at line 2 column 14 path $[0].Id",
                "[@@{'Id': 'm1'}] => the query \"m1\" must have either `MetricStat` or `Expression`"
                        + " at line 3 column 13 path $[1]",
                "[{'Expression': 'm1'}] => the query before has no `Id` at line 1 column 22 path $[1]",
                "[@{'Id': 'm1',@ 'Metric': {}}] => there is no member \"Metric\", only [AccountId, Expression, Id, Label,"
                        + " MetricStat, Period, ReturnData] at line 3 column 10 path $[0].Metric",
                "[@{'MetricStat': {'Period': 60, 'Stat': 'Sum'}}] => the `MetricStat` before has no `Metric`"
                        + " at line 2 column 45 path $[0].MetricStat",
                "[{'MetricStat': {'Period': 1.5}}] => \"1.5\" is no whole number of seconds"
                        + " at line 1 column 31 path $[0].MetricStat.Period",
                "[@@{'Id': 'm1', 'Expression': 'm2'},@ => End of input at line 4 column 1 path $[1]",
            })
    void refuses(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('@', '\n')))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessageStartingWith(
                        "requires `file` to name metric data queries as `aws cloudwatch get-metric-data` takes them, but"
                                + " found queries.json: " + message);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("must hold queries that go together")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "[] => requires `file` to hold 1 to 500 queries, but found f holds 0. Change it, or split the file.",
                "[{'Id': 'm1', STAT}, {'Id': 'm1', STAT}] => requires `file` to have a different `Id` for each query, but"
                        + " found f has \"m1\" twice. Change it, or split the file.",
                "[{'Id': 'm1', STAT}, {'Id': 'e1', 'Period': 300, 'Expression': 'm1'}] => requires `file` to have one and"
                        + " the same `Period` in all queries, but found f has [60, 300]. Change it, or split the file.",
                "[{'Id': 'e1', 'Expression': 'm1'}] => requires `file` to have one and the same `Period` in all queries,"
                        + " but found f has none. Change it, or split the file.",
                "[{'Id': 'm1', STAT}, {'Id': 'e1', 'Expression': 'm1'}] => requires `id` to say which query is meant, for"
                        + " f has not exactly one that returns data, but found m1, e1. Write for example `id = \"m1\"`, or"
                        + " `\"ReturnData\": false` in all others.",
                "[{'Id': 'm1', 'ReturnData': false, STAT}] => requires `id` to say which query is meant, for f has not"
                        + " exactly one that returns data, but found none. Write for example `id = \"m1\"`, or"
                        + " `\"ReturnData\": false` in all others.",
            })
    void goTogether(String text, String message) {
        List<MetricDataQuery> queries = read(text.replace("STAT", STAT));
        assertThatThrownBy(() -> QueryChoice.of("f", queries, "")).hasMessage(message);
    }

    private static List<MetricDataQuery> read(String text) {
        return new QueryFile(
                        "queries.json",
                        text.replace('\'', '"'),
                        new TestSite(QueryFileTests.class, Map.of("period", "10")))
                .read();
    }
}

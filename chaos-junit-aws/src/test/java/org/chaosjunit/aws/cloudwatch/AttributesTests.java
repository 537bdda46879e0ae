package org.chaosjunit.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalPlace;
import org.chaosjunit.spi.Abort;
import org.chaosjunit.spi.AbortCondition;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Site;
import org.chaosjunit.spi.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The attributes of CloudWatch's annotations")
class AttributesTests {
    private static final String LAB = "classpath:org/chaosjunit/aws/cloudwatch/lab.json";
    private static final Site SITE = new TestSite(AttributesTests.class, Map.of("lab.in", "in", "name", "orders"));

    private LocalAws aws;
    private LocalPlace place;

    @BeforeEach
    void open() {
        aws = LocalAws.start();
        place = new LocalPlace(aws);
    }

    @AfterEach
    void close() {
        place.close();
        aws.close();
    }

    @Test
    @DisplayName("say what is measured")
    void metric() {
        Metric metric = new CloudWatchMetricReader()
                .read(method("good").getAnnotation(CloudWatchMetric.class), SITE)
                .find("orders.p99")
                .orElseThrow();
        assertThat(metric.unit()).isEqualTo(Unit.MILLIS);
        assertThat(metric.timeout()).isEqualTo(Duration.ofSeconds(10 + 5 + 3));
        assertThat(metric.share(Range.parse("< 5ms"))).contains(Range.ALL);
        assertThat(aws.calls()).isEmpty();
    }

    @Test
    @DisplayName("say when to stop")
    void alarm() {
        StopOnAlarm alarm = method("orders").getAnnotation(StopOnAlarm.class);
        assertThat(new StopOnAlarmReader().read(alarm, SITE))
                .isEqualTo(new AbortCondition(
                        "alarm.orders errors",
                        Range.parse("[1,1]"),
                        Duration.ofMillis(2300),
                        1,
                        OnNoData.IGNORE,
                        Abort.INCONCLUSIVE));
        assertThat(new AlarmStateReader().read(alarm, SITE).find("alarm.orders errors"))
                .isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("say what is wrong")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            maxCharsPerColumn = 1000,
            value = {
                "noNamespace => requires `namespace` to be named, but found \"\"."
                        + " Write for example `namespace = \"AWS/Lambda\"`.",
                "smallStat => requires `stat` to be a statistic as CloudWatch spells it, but found \"sum\"."
                        + " Write for example `stat = \"Sum\"`, `\"Average\"`, `\"Maximum\"` or `\"p99\"`.",
                "noDimension => requires `dimensions` to be of the form \"Name=value\", but found \"orders\"."
                        + " Write for example `dimensions = \"FunctionName=orders\"`.",
                "oddPeriod => requires `period` to be 1 s, 5 s, 10 s, 20 s, 30 s or whole minutes, as CloudWatch has them,"
                        + " but found 90 s. Write for example `period = \"1min\"`; in a file, 60.",
                "longStep => requires `step` to be whole minutes and less than the period, 60 s, or that period, but found"
                        + " \"2min\". Leave it out, or write for example `step = \"1min\"`.",
                "shortStep => requires `step` to be whole minutes and less than the period, 60 s, or that period, but found"
                        + " \"30s\". Leave it out, or write for example `step = \"1min\"`.",
                "noTime => requires `timeout` to be longer than nothing, but found \"0s\"."
                        + " Write for example `timeout = \"30s\"`.",
                "oddName => requires `value` to be a name without white space, but found \"a b\"."
                        + " Write for example `value = \"orders.completed\"`.",
                "noLag => requires `lag` to be a length of time, but found \"2\"."
                        + " Write for example `lag = \"300ms\"`, `\"30s\"` or `\"2min\"`.",
            })
    void refusesMetrics(String name, String message) {
        CloudWatchMetric metric = method(name).getAnnotation(CloudWatchMetric.class);
        assertThatThrownBy(() -> new CloudWatchMetricReader().read(metric, SITE))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("say what is wrong with a query or an alarm")
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            maxCharsPerColumn = 1000,
            value = {
                "unknownId => requires `id` to be that of a query in " + LAB
                        + ", but found \"pct\". There are pctFlight,"
                        + " pctComplete, pctError, sqsInMsgCount, sqsOutMsgCount, ddbWriteCount, lambdaErrors.",
                "oddLookBack => requires `lookBack` to be whole periods of 300 s, but found \"1min\"."
                        + " Write for example `lookBack = \"300s\"`.",
                "noFile => requires `file` to name a resource of the class path, but found \"classpath:no.json\","
                        + " and there is none of that name."
                        + " Write its whole name, for example `file = \"classpath:com/acme/orders.csv\"`.",
            })
    void refusesQueries(String name, String message) {
        CloudWatchQuery query = method(name).getAnnotation(CloudWatchQuery.class);
        assertThatThrownBy(() -> new CloudWatchQueryReader().read(query, SITE))
                .isInstanceOf(InvalidAttributeException.class)
                .hasMessage(message);
    }

    @Test
    @DisplayName("refuse the ARN of an alarm")
    void refusesArns() {
        StopOnAlarm alarm = method("arn").getAnnotation(StopOnAlarm.class);
        assertThatThrownBy(() -> new StopOnAlarmReader().read(alarm, SITE))
                .hasMessage("requires `value` to be the name of an alarm, and not its ARN, but found \"arn:aws:x\"."
                        + " Write for example `@StopOnAlarm(\"checkout-errors\")`.");
    }

    @CloudWatchMetric(
            value = "${name}.p99",
            namespace = "AWS/Lambda",
            metric = "Duration",
            dimensions = {"FunctionName=${name}", "Resource=orders:live"},
            stat = "p99",
            period = "10s",
            lag = "5s",
            timeout = "3s",
            unit = Unit.MILLIS)
    void good() {}

    @CloudWatchMetric(value = "m", namespace = "", metric = "Errors", stat = "Sum")
    void noNamespace() {}

    @CloudWatchMetric(value = "m", namespace = "N", metric = "Errors", stat = "sum")
    void smallStat() {}

    @CloudWatchMetric(value = "m", namespace = "N", metric = "Errors", dimensions = "orders", stat = "Sum")
    void noDimension() {}

    @CloudWatchMetric(value = "m", namespace = "N", metric = "Errors", stat = "Sum", period = "90s")
    void oddPeriod() {}

    @CloudWatchMetric(value = "m", namespace = "N", metric = "Errors", stat = "Sum", step = "2min")
    void longStep() {}

    @CloudWatchMetric(value = "m", namespace = "N", metric = "Errors", stat = "Sum", step = "30s")
    void shortStep() {}

    @CloudWatchMetric(value = "m", namespace = "N", metric = "Errors", stat = "Sum", timeout = "0s")
    void noTime() {}

    @CloudWatchMetric(value = "a b", namespace = "N", metric = "Errors", stat = "Sum")
    void oddName() {}

    @CloudWatchMetric(value = "m", namespace = "N", metric = "Errors", stat = "Sum", lag = "2")
    void noLag() {}

    @CloudWatchQuery(value = "m", file = LAB, id = "pct")
    void unknownId() {}

    @CloudWatchQuery(value = "m", file = LAB, lookBack = "1min")
    void oddLookBack() {}

    @CloudWatchQuery(value = "m", file = "classpath:no.json")
    void noFile() {}

    @StopOnAlarm(value = "${name} errors", every = "2s", onInsufficientData = OnNoData.IGNORE, as = Abort.INCONCLUSIVE)
    void orders() {}

    @StopOnAlarm("arn:aws:x")
    void arn() {}

    private static Method method(String name) {
        return Arrays.stream(AttributesTests.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

package org.chaosjunit.aws.local.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.SetClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.DimensionFilter;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

@DisplayName("The stand-in for CloudWatch")
class LocalCloudWatchTests {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    private final SetClock clock = new SetClock(START.plus(Duration.ofMinutes(10)));
    private LocalAws aws;
    private CloudWatchClient client;

    @BeforeEach
    void open() {
        aws = LocalAws.start(clock);
        client = aws.client(CloudWatchClient.builder());
    }

    @AfterEach
    void close() {
        client.close();
        aws.close();
    }

    @Test
    @DisplayName("aggregates each period, newest first unless told otherwise, and tells dimensions apart")
    void aggregates() {
        put("Errors", "a", 0, 1, 30, 2, 60, 3);
        put("Errors", "b", 0, 7);
        MetricDataResult errors =
                get(query("m1", "Errors", "a", "Sum")).metricDataResults().get(0);
        assertThat(errors.values()).containsExactly(3.0, 3.0);
        assertThat(errors.timestamps()).containsExactly(START.plusSeconds(60), START);
        assertThat(errors.label()).isEqualTo("Errors");
        assertThat(errors.statusCode()).isEqualTo(StatusCode.COMPLETE);
        assertThat(get(query("m1", "Errors", "b", "Sum"))
                        .metricDataResults()
                        .get(0)
                        .values())
                .containsExactly(7.0);
        assertThat(get(query("m1", "Errors", "c", "Sum"))
                        .metricDataResults()
                        .get(0)
                        .values())
                .isEmpty();
        assertThat(client.listMetrics(r -> r.namespace("N")
                                .dimensions(DimensionFilter.builder().name("F").build()))
                        .metrics())
                .hasSize(2);
    }

    @Test
    @DisplayName("takes counted values and sets of statistics, and gives all statistics")
    void statistics() {
        client.putMetricData(r -> r.namespace("N")
                .metricData(
                        MetricDatum.builder()
                                .metricName("D")
                                .timestamp(START)
                                .values(10.0, 20.0)
                                .counts(1.0, 3.0)
                                .build(),
                        MetricDatum.builder()
                                .metricName("D")
                                .timestamp(START)
                                .statisticValues(s -> s.sampleCount(3.0)
                                        .sum(90.0)
                                        .minimum(5.0)
                                        .maximum(50.0))
                                .build()));
        Datapoint point = client.getMetricStatistics(r -> r.namespace("N")
                        .metricName("D")
                        .startTime(START.plusSeconds(5))
                        .endTime(START.plusSeconds(60))
                        .period(60)
                        .statistics(
                                Statistic.SUM,
                                Statistic.AVERAGE,
                                Statistic.MINIMUM,
                                Statistic.MAXIMUM,
                                Statistic.SAMPLE_COUNT)
                        .extendedStatistics("p50"))
                .datapoints()
                .get(0);
        assertThat(point.timestamp()).isEqualTo(START);
        assertThat(point.sum()).isEqualTo(160);
        assertThat(point.sampleCount()).isEqualTo(7);
        assertThat(point.average()).isEqualTo(160.0 / 7);
        assertThat(point.minimum()).isEqualTo(5);
        assertThat(point.maximum()).isEqualTo(50);
        assertThat(point.extendedStatistics()).containsEntry("p50", 20.0);
    }

    @Test
    @DisplayName("unpacks compressed requests")
    void unpacks() {
        List<MetricDatum> many = IntStream.range(0, 400)
                .mapToObj(i -> MetricDatum.builder()
                        .metricName("Many")
                        .timestamp(START)
                        .value(1.0)
                        .build())
                .toList();
        client.putMetricData(r -> r.namespace("N").metricData(many));
        assertThat(aws.metrics().sum("N", "Many", Map.of())).isEqualTo(400);
    }

    @Test
    @DisplayName("gives pages, in which a series that goes on is partial")
    void pages() {
        put("Errors", "a", 0, 1, 60, 2, 120, 3);
        List<GetMetricDataResponse> pages = new ArrayList<>();
        client.getMetricDataPaginator(
                        r -> r.metricDataQueries(query("m1", "Errors", "a", "Sum"), query("m2", "Nothing", "a", "Sum"))
                                .startTime(START)
                                .endTime(START.plusSeconds(600))
                                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                                .maxDatapoints(2))
                .forEach(pages::add);
        assertThat(pages.get(0).metricDataResults())
                .extracting(MetricDataResult::statusCode)
                .containsExactly(StatusCode.PARTIAL_DATA, StatusCode.COMPLETE);
        assertThat(pages.get(0).metricDataResults().get(0).values()).containsExactly(1.0, 2.0);
        assertThat(pages.get(1).metricDataResults().get(0).values()).containsExactly(3.0);
        assertThat(pages.get(1).metricDataResults().get(0).statusCode()).isEqualTo(StatusCode.COMPLETE);
        assertThat(pages).hasSize(2);
    }

    @Test
    @DisplayName("computes expressions, and refuses those that it cannot")
    void computes() {
        put("Errors", "a", 0, 1, 60, 2);
        put("Invocations", "a", 0, 4, 60, 4, 120, 0);
        MetricDataQuery errors =
                query("m1", "Errors", "a", "Sum").toBuilder().returnData(false).build();
        MetricDataQuery calls = query("m2", "Invocations", "a", "Sum").toBuilder()
                .returnData(false)
                .build();
        assertThat(get(errors, calls, expression("100 * m1 / m2")).metricDataResults())
                .singleElement()
                .satisfies(result -> assertThat(result.values()).containsExactly(50.0, 25.0));
        assertThatThrownBy(() -> get(errors, calls, expression("SUM(m1)")))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("the result is a single number, but must be a time series");
        assertThatThrownBy(() -> get(query("M1", "Errors", "a", "Sum")))
                .isInstanceOf(CloudWatchException.class)
                .hasMessageContaining("is not matching the expected pattern");
    }

    @Test
    @DisplayName("shows nothing before its lag is over")
    void lags() {
        aws.service(LocalCloudWatch.class).lag("Errors", Duration.ofMinutes(10));
        put("Errors", "a", 0, 1, 60, 2);
        assertThat(get(query("m1", "Errors", "a", "Sum"))
                        .metricDataResults()
                        .get(0)
                        .values())
                .containsExactly(1.0);
        clock.add(Duration.ofMinutes(1));
        assertThat(get(query("m1", "Errors", "a", "Sum"))
                        .metricDataResults()
                        .get(0)
                        .values())
                .containsExactly(2.0, 1.0);
    }

    @Test
    @DisplayName("moves alarms by data and time, and composite ones by others")
    void alarms() {
        List<String> red = new ArrayList<>();
        aws.alarms().onAlarm(red::add);
        alarm("errors", "missing");
        client.putCompositeAlarm(r -> r.alarmName("all").alarmRule("ALARM(\"errors\") AND NOT (OK(errors) OR FALSE)"));
        assertThat(state("errors")).isEqualTo(StateValue.INSUFFICIENT_DATA);
        assertThat(composite("all")).isEqualTo(StateValue.OK);
        put("Errors", "a", 600, 0);
        clock.add(Duration.ofMinutes(1));
        assertThat(state("errors")).isEqualTo(StateValue.OK);
        put("Errors", "a", 660, 5);
        assertThat(state("errors")).isEqualTo(StateValue.OK);
        clock.add(Duration.ofMinutes(1));
        assertThat(state("errors")).isEqualTo(StateValue.ALARM);
        assertThat(composite("all")).isEqualTo(StateValue.ALARM);
        client.setAlarmState(
                r -> r.alarmName("errors").stateValue(StateValue.OK).stateReason("test"));
        assertThat(state("errors")).isEqualTo(StateValue.OK);
        assertThat(composite("all")).isEqualTo(StateValue.OK);
        clock.add(Duration.ofMinutes(1));
        assertThat(state("errors")).isEqualTo(StateValue.ALARM);
        assertThat(red)
                .containsExactly(
                        "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors",
                        "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:all",
                        "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:errors");
        client.deleteAlarms(r -> r.alarmNames("errors", "all"));
        assertThat(client.describeAlarms().metricAlarms()).isEmpty();
        assertThatThrownBy(() -> client.setAlarmState(
                        r -> r.alarmName("errors").stateValue(StateValue.OK).stateReason("test")))
                .isInstanceOf(CloudWatchException.class);
    }

    @Test
    @DisplayName("speaks awsJson1.0 and rpc-v2-cbor, as newer clients do")
    void otherProtocols() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectMapper cbor = new ObjectMapper(new CBORFactory());
        put("Errors", "a", 0, 1, 60, 2);
        Map<String, Object> question = Map.of(
                "StartTime", START.getEpochSecond(),
                "EndTime", START.getEpochSecond() + 600,
                "MetricDataQueries",
                        List.of(Map.of(
                                "Id",
                                "m1",
                                "MetricStat",
                                Map.of(
                                        "Metric",
                                        Map.of(
                                                "Namespace", "N",
                                                "MetricName", "Errors",
                                                "Dimensions", List.of(Map.of("Name", "F", "Value", "a"))),
                                        "Period",
                                        60,
                                        "Stat",
                                        "Sum"))));
        byte[] answer = send(
                "/",
                json.writeValueAsBytes(question),
                "Content-Type",
                "application/x-amz-json-1.0",
                "X-Amz-Target",
                "GraniteServiceVersion20100801.GetMetricData");
        assertThat(json.readTree(answer).at("/MetricDataResults/0/Values").toString())
                .isEqualTo("[2.0,1.0]");
        byte[] packed = send(
                "/service/GraniteServiceVersion20100801/operation/GetMetricData",
                cbor.writeValueAsBytes(question),
                "Content-Type",
                "application/cbor",
                "smithy-protocol",
                "rpc-v2-cbor");
        assertThat(cbor.readTree(packed).at("/MetricDataResults/0/Values").toString())
                .isEqualTo("[2.0,1.0]");
    }

    private byte[] send(String path, byte[] body, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(aws.endpoint().resolve(path))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .headers(headers)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIALOCALAWS00000000/20261120/eu-central-1/monitoring/aws4_request,"
                                + " SignedHeaders=host, Signature=0")
                .build();
        HttpResponse<byte[]> response =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private void alarm(String name, String missing) {
        client.putMetricAlarm(r -> r.alarmName(name)
                .namespace("N")
                .metricName("Errors")
                .dimensions(dimension("a"))
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(missing));
    }

    private StateValue state(String name) {
        return client.describeAlarms(r -> r.alarmNames(name))
                .metricAlarms()
                .get(0)
                .stateValue();
    }

    private StateValue composite(String name) {
        assertThat(client.describeAlarms(r -> r.alarmNames(name)).compositeAlarms())
                .isEmpty();
        return client.describeAlarms(r -> r.alarmNames(name).alarmTypes(AlarmType.COMPOSITE_ALARM))
                .compositeAlarms()
                .get(0)
                .stateValue();
    }

    private void put(String metric, String function, double... secondsAndValues) {
        for (int i = 0; i < secondsAndValues.length; i += 2) {
            Instant at = START.plusSeconds((long) secondsAndValues[i]);
            double value = secondsAndValues[i + 1];
            MetricDatum datum = MetricDatum.builder()
                    .metricName(metric)
                    .dimensions(dimension(function))
                    .timestamp(at)
                    .value(value)
                    .build();
            client.putMetricData(r -> r.namespace("N").metricData(datum));
        }
    }

    private GetMetricDataResponse get(MetricDataQuery... queries) {
        return client.getMetricData(
                r -> r.metricDataQueries(queries).startTime(START).endTime(START.plusSeconds(600)));
    }

    private static Dimension dimension(String function) {
        return Dimension.builder().name("F").value(function).build();
    }

    private static MetricDataQuery expression(String text) {
        return MetricDataQuery.builder().id("e1").expression(text).build();
    }

    private static MetricDataQuery query(String id, String metric, String function, String stat) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(
                        s -> s.metric(m -> m.namespace("N").metricName(metric).dimensions(dimension(function)))
                                .period(60)
                                .stat(stat))
                .build();
    }
}

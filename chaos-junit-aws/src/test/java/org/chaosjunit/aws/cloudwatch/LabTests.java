package org.chaosjunit.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.local.Call;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalPlace;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.SetClock;
import org.chaosjunit.aws.local.Which;
import org.chaosjunit.aws.local.cloudwatch.LocalCloudWatch;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MetricSource;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

@DisplayName("The three expressions of the serverless chaos lab")
class LabTests {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String FILE = "classpath:org/chaosjunit/aws/cloudwatch/lab.json";
    private static final Map<String, String> NAMES = Map.of("lab.in", "json-work-queue");

    private final SetClock clock = new SetClock(NOON.plusSeconds(600));
    private LocalAws aws;
    private LocalPlace place;

    @BeforeEach
    void open() {
        aws = LocalAws.start(clock);
        place = new LocalPlace(aws);
    }

    @AfterEach
    void close() {
        place.close();
        aws.close();
    }

    // The numbers are what the expressions give for 600 messages; outcomes as the lab's experiments have them.
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "undisturbed,           600, 594, 594, 12, 1, 100, 2",
        "throttled to 0,        600,   0,   0,  0, 100, , 0",
        "half of writes denied, 594, 297, 594, 12, 25, 50, 2.0202020202020203",
        "late answers,          600,  75,  75, 360, 87.5, 100, 60",
        "lagging input,         500, 594, 594, 0, -18.8, 100, 0",
        "nothing at all,          0,   0,   0, 0, , , ",
    })
    @DisplayName("give what the lab's numbers say, computed here and by the service alike")
    void verdicts(
            String what,
            double in,
            double writes,
            double out,
            double errors,
            Double flight,
            Double complete,
            Double error) {
        put("AWS/SQS", "NumberOfMessagesSent", "QueueName", "json-work-queue", in);
        put("AWS/SQS", "NumberOfMessagesSent", "QueueName", "csv-work-queue", out);
        put("ChaosTransformer", "SymbolWriteCount", "DynamoDBTable", "chaos-data", writes);
        put("AWS/Lambda", "Errors", "FunctionName", "ChaosTransformer", errors);
        for (AwsPlace from : List.of(emulator(), real())) {
            assertThat(number("pctFlight", from)).as(what).isEqualTo(flight);
            assertThat(number("pctComplete", from)).as(what).isEqualTo(complete);
            assertThat(number("pctError", from)).as(what).isEqualTo(error);
        }
        assertThat(aws.complaints()).isEmpty();
    }

    @Test
    @DisplayName("are read from the file as it is, and asked for by one call each")
    void asksOnce() {
        put("AWS/SQS", "NumberOfMessagesSent", "QueueName", "json-work-queue", 600);
        Samples samples = sampled("flight");
        assertThat(samples.estimate(Range.parse("<= 80%"))).isEqualTo(100);
        assertThat(samples.count()).isEqualTo(1);
        assertThat(aws.calls()).extracting(Call::name).containsExactly("cloudwatch:GetMetricData");
    }

    @Test
    @DisplayName("have no data where there are none, and so are never met")
    void noData() {
        Samples samples = sampled("flight");
        assertThat(samples.missing()).isEqualTo(1);
        assertThat(samples.count()).isZero();
        assertThat(samples.estimate(Range.parse("<= 80%"))).isNaN();
    }

    @ParameterizedTest
    @DisplayName("have failed where the call fails")
    @ValueSource(strings = {"THROTTLE", "DENY", "FAIL_500", "CUT", "slow 3000ms"})
    void fails(String how) {
        put("AWS/SQS", "NumberOfMessagesSent", "QueueName", "json-work-queue", 600);
        aws.misbehave("cloudwatch", "GetMetricData", Which.all(), Misbehaviour.parse(how));
        Samples samples = sampled(how.startsWith("slow") ? "impatient" : "flight");
        assertThat(samples.failure()).isPresent();
        assertThat(samples.count()).isZero();
        assertThat(samples.missing()).isZero();
    }

    @Test
    @DisplayName("turn negative where one metric lags behind the others")
    void lag() {
        put("AWS/SQS", "NumberOfMessagesSent", "QueueName", "json-work-queue", 10);
        aws.metrics()
                .add(new Datum(
                        "AWS/SQS",
                        "NumberOfMessagesSent",
                        Map.of("QueueName", "csv-work-queue"),
                        "Count",
                        600,
                        NOON.plusSeconds(1)));
        aws.service(LocalCloudWatch.class).lag("SymbolWriteCount", Duration.ofHours(1));
        put("ChaosTransformer", "SymbolWriteCount", "DynamoDBTable", "chaos-data", 600);
        assertThat(number("pctFlight", emulator())).isEqualTo(-2900);
    }

    @Test
    @DisplayName("are refused where they have to be computed here and cannot be")
    void refusesWhatCannotBeComputed() {
        Queries searching = new Queries(
                List.of(query("m1").toBuilder().id("m1").build(), expression("SEARCH('{a}', 'Sum')")), "e1");
        assertThatThrownBy(() -> MetricData.of(searching, timing(), emulator()))
                .hasMessageStartingWith(
                        "requires `file` to have expressions that can be computed without AWS, but found"
                                + " e1: the function SEARCH is not computed here, only on AWS itself if it exists; computed are ABS,");
        MetricData.of(searching, timing(), real());
    }

    @Test
    @DisplayName("must come to one time series")
    void refusesArrays() {
        put("AWS/SQS", "NumberOfMessagesSent", "QueueName", "json-work-queue", 600);
        Queries several = new Queries(List.of(query("m1"), query("m2"), expression("METRICS()")), "e1");
        for (AwsPlace from : List.of(emulator(), real())) {
            assertThatThrownBy(() -> MetricData.of(several, timing(), from).ask(NOON))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the query \"e1\" gave 2 time series, but exactly one can be judged");
        }
    }

    @CloudWatchQuery(value = "etl.flight", file = FILE, step = "1min", unit = Unit.PERCENT)
    void flight() {}

    @CloudWatchQuery(value = "etl.flight", file = FILE, timeout = "500ms")
    void impatient() {}

    private Samples sampled(String method) {
        try {
            CloudWatchQuery query = LabTests.class.getDeclaredMethod(method).getAnnotation(CloudWatchQuery.class);
            MetricSource source = new CloudWatchQueryReader().read(query, new TestSite(LabTests.class, NAMES));
            Metric metric = source.find("etl.flight").orElseThrow();
            metric.sample(NOON.plusSeconds(1));
            Instant now = NOON.plusSeconds(300 + 120);
            metric.sample(now);
            await().until(() -> !metric.settledUntil(now).equals(NOON));
            return metric.between(NOON, NOON.plusSeconds(1));
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private Double number(String id, AwsPlace from) {
        Queries queries = QueryChoice.of(
                "lab.json",
                new QueryFile("lab.json", Files.text("lab.json"), new TestSite(LabTests.class, NAMES)).read(),
                id);
        OptionalDouble number = MetricData.of(queries, timing(), from).ask(NOON);
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }

    private static Timing timing() {
        return new Timing(
                Duration.ofSeconds(300), Duration.ofSeconds(60), Duration.ZERO, Duration.ZERO, Duration.ofSeconds(30));
    }

    private MetricDataQuery query(String id) {
        return MetricDataQuery.builder()
                .id(id)
                .metricStat(stat -> stat.metric(m -> m.namespace("AWS/SQS").metricName("NumberOfMessagesSent"))
                        .period(300)
                        .stat("Sum"))
                .build();
    }

    private static MetricDataQuery expression(String text) {
        return MetricDataQuery.builder().id("e1").expression(text).build();
    }

    private AwsPlace emulator() {
        return new AwsPlace(aws.region().id(), Map.of("*", aws.endpoint()));
    }

    // With an endpoint of its own for this service only: then the service computes.
    private AwsPlace real() {
        return new AwsPlace(aws.region().id(), Map.<String, URI>of("cloudwatch", aws.endpoint()));
    }

    private void put(String namespace, String metric, String dimension, String value, double sum) {
        if (sum > 0) {
            aws.metrics()
                    .add(new Datum(namespace, metric, Map.of(dimension, value), "Count", sum, NOON.plusSeconds(1)));
        }
    }
}

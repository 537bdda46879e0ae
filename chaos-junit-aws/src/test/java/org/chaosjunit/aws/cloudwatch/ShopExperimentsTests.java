package org.chaosjunit.aws.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.ExperimentErrorException;
import org.chaosjunit.InconclusiveExperimentException;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.LocalPlace;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.Misbehaviour;
import org.chaosjunit.aws.local.Which;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

@DisplayName("An experiment that CloudWatch judges")
@Tag("long")
class ShopExperimentsTests {
    private static final String FLAG = "careful=true\n";
    static Body bodyRan = () -> {};

    private final ScheduledExecutorService customers = new ScheduledThreadPoolExecutor(1);

    @TempDir
    Path directory;

    private LocalAws aws;
    private LocalPlace place;
    private CloudWatchClient client;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(flags(), FLAG);
        System.setProperty("shop.flags", flags().toString());
        aws = LocalAws.start();
        place = new LocalPlace(aws);
        client = aws.client(CloudWatchClient.builder());
        bodyRan = () -> {};
        var unused = customers.scheduleAtFixedRate(this::order, 0, 50, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void close() throws IOException {
        customers.shutdownNow();
        client.close();
        place.close();
        aws.close();
        System.clearProperty("shop.flags");
        assertThat(Files.readString(flags())).isEqualTo(FLAG);
    }

    @Test
    @DisplayName("passes while enough orders succeed")
    void passes() {
        assertThat(failure("halfMayFail")).isEmpty();
    }

    @Test
    @DisplayName("fails with the numbers when too many fail")
    void fails() {
        assertThat(failure("fewMayFail")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("orders.failed was 50 %")
                .hasMessageContaining("<= 10%"));
    }

    @Test
    @DisplayName("injects nothing when there are no data")
    void noData() {
        assertThat(failure("unknownMetric")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessageContaining("Nothing was injected."));
    }

    @ParameterizedTest
    @DisplayName("is an error when CloudWatch does not answer as it should")
    @ValueSource(strings = {"THROTTLE", "DENY", "FAIL_500", "slow 2000ms"})
    void probeErrors(String how) {
        aws.misbehave("cloudwatch", "GetMetricData", Which.from(2), Misbehaviour.parse(how));
        assertThat(failure("placed")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(ExperimentErrorException.class)
                .hasMessageContaining("orders.placed could not be measured"));
    }

    @Test
    @DisplayName("goes on while its alarm is not red")
    void green() {
        alarm(StateValue.OK);
        assertThat(failure("guarded")).isEmpty();
    }

    @Test
    @DisplayName("injects nothing while its alarm is red, or without data")
    void redBefore() {
        for (StateValue state : new StateValue[] {StateValue.ALARM, StateValue.INSUFFICIENT_DATA}) {
            alarm(state);
            assertThat(failure("guarded")).hasValueSatisfying(thrown -> assertThat(thrown)
                    .isInstanceOf(InconclusiveExperimentException.class)
                    .hasMessageContaining("alarm.orders-fail ")
                    .hasMessageContaining("Nothing was injected."));
        }
    }

    @Test
    @DisplayName("takes everything back when its alarm turns red")
    void redDuring() {
        alarm(StateValue.OK);
        bodyRan = () -> {
            alarm(StateValue.ALARM);
            Thread.currentThread().join(60_000);
        };
        assertThat(failure("guarded")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("alarm.orders-fail was 1, to be aborted at [1,1]"));
    }

    @Test
    @DisplayName("takes everything back when its alarm cannot be read any more")
    void blindDuring() {
        alarm(StateValue.OK);
        bodyRan = () -> {
            aws.misbehave("cloudwatch", "DescribeAlarms", Which.all(), Misbehaviour.DENY);
            Thread.currentThread().join(60_000);
        };
        assertThat(failure("guarded")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(ExperimentErrorException.class)
                .hasMessageContaining("alarm.orders-fail could not be measured")
                .hasMessageContaining("is not authorized to perform: cloudwatch:DescribeAlarms"));
    }

    @Test
    @DisplayName("sees composite alarms")
    void composite() {
        alarm(StateValue.ALARM);
        client.putCompositeAlarm(r -> r.alarmName("all-is-lost").alarmRule("ALARM(orders-fail)"));
        assertThat(failure("guardedByComposite")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(InconclusiveExperimentException.class)
                .hasMessageContaining("alarm.all-is-lost was 1, to be aborted at [1,1]"));
    }

    @Test
    @DisplayName("injects nothing when there is no such alarm")
    void misspelt() {
        alarm(StateValue.OK);
        assertThat(failure("misspelt")).hasValueSatisfying(thrown -> assertThat(thrown)
                .isInstanceOf(ExperimentErrorException.class)
                .hasMessageContaining("there is no alarm \"order-fail\" in eu-central-1")
                .hasMessageContaining("Nothing was injected."));
    }

    private Optional<Throwable> failure(String method) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("chaosjunit.results.directory", path("results"))
                .configurationParameter("chaosjunit.lease.directory", path("leases"))
                .configurationParameter("chaosjunit.journal.directory", path("journal"))
                .configurationParameter("chaosjunit.console.enabled", "false")
                .selectors(selectMethod(ShopTestCase.class, method))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .orElseThrow()
                .getThrowable();
    }

    private void order() {
        boolean careful = isCareful();
        add("Orders", 2);
        add("Failures", careful ? 0 : 1);
    }

    private void add(String metric, double value) {
        aws.metrics().add(new Datum("Shop", metric, Map.of(), "Count", value, Instant.now()));
    }

    private boolean isCareful() {
        try {
            return Files.readString(flags()).contains("careful=true");
        } catch (IOException e) {
            return true;
        }
    }

    // Missing data leave it as it was set, and the stand-in never sees any.
    private void alarm(StateValue state) {
        client.putMetricAlarm(r -> r.alarmName("orders-fail")
                .namespace("Shop")
                .metricName("Alarming")
                .statistic(Statistic.SUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("ignore"));
        client.setAlarmState(r -> r.alarmName("orders-fail").stateValue(state).stateReason("test"));
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private Path flags() {
        return directory.resolve("flags.properties");
    }

    /** What the body of an experiment does. */
    interface Body {
        void run() throws InterruptedException;
    }
}

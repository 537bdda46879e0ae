package org.chaosjunit.samples.aws.cloudwatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.local.LocalAws;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Sells ten times a second, whether it recommends something or not, and tells CloudWatch. */
final class Shop implements AutoCloseable {
    private final ScheduledThreadPoolExecutor customers = new ScheduledThreadPoolExecutor(1);
    private final Path flags;
    private final CloudWatchClient cloudWatch;

    Shop(LocalAws aws, Path directory) {
        flags = directory.resolve("flags.properties");
        cloudWatch = aws.client(CloudWatchClient.builder());
        write("recommendations=on\n");
        alarm();
        var unused = customers.scheduleAtFixedRate(this::sell, 0, 100, TimeUnit.MILLISECONDS);
    }

    Path flags() {
        return flags;
    }

    private void sell() {
        cloudWatch.putMetricData(put -> put.namespace("Shop").metricData(count("Orders", 1), count("Failures", 0)));
    }

    private static MetricDatum count(String name, double value) {
        return MetricDatum.builder()
                .metricName(name)
                .value(value)
                .unit("Count")
                .timestamp(Instant.now())
                .storageResolution(1)
                .build();
    }

    private void alarm() {
        cloudWatch.putMetricAlarm(alarm -> alarm.alarmName("orders-fail")
                .namespace("Shop")
                .metricName("Failures")
                .statistic(Statistic.SUM)
                .period(10)
                .evaluationPeriods(1)
                .threshold(5.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("notBreaching"));
        cloudWatch.setAlarmState(alarm ->
                alarm.alarmName("orders-fail").stateValue(StateValue.OK).stateReason("new"));
    }

    private void write(String text) {
        try {
            Files.writeString(flags, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        customers.shutdownNow();
        cloudWatch.close();
    }
}

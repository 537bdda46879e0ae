package org.chaosjunit.aws.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.chaosjunit.aws.cloudwatch.math.Series;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.aws.local.MetricStore.Datum;
import org.chaosjunit.aws.local.wire.AwsError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricStatisticsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;

/** Sums values up, period by period. */
final class DataPoints {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LocalAws aws;
    private final Map<String, Duration> lags = new ConcurrentHashMap<>();

    DataPoints(LocalAws aws) {
        this.aws = aws;
    }

    void lag(String metric, Duration lag) {
        lags.put(metric, lag);
    }

    Instant now() {
        return aws.clock().instant();
    }

    /** Returns the start of the first period of a question that begins then. */
    static Instant start(Instant asked, int period) {
        long step = Math.min(period, MINUTE.toSeconds());
        return Instant.ofEpochSecond(Math.floorDiv(asked.getEpochSecond(), step) * step);
    }

    /** Returns a statistic of each period that has a value. */
    Series series(MetricStat stat, Instant from, Instant to) {
        SortedMap<Instant, Double> numbers = new TreeMap<>();
        buckets(stat.metric(), stat.unitAsString(), start(from, stat.period()), to, stat.period())
                .forEach((start, values) -> numbers.put(start, Statistics.of(stat.stat(), values)));
        return new Series(numbers);
    }

    GetMetricStatisticsResponse statistics(GetMetricStatisticsRequest request) {
        requirePeriod(request.period());
        if (!request.startTime().isBefore(request.endTime())) {
            throw new AwsError(
                    "InvalidParameterValue/InvalidParameterValue",
                    400,
                    "The parameter StartTime must be less than the parameter EndTime.");
        }
        Metric metric = Metric.builder()
                .namespace(request.namespace())
                .metricName(request.metricName())
                .dimensions(request.dimensions())
                .build();
        List<Datapoint> points = new ArrayList<>();
        buckets(
                        metric,
                        request.unitAsString(),
                        start(request.startTime(), request.period()),
                        request.endTime(),
                        request.period())
                .forEach((start, values) -> points.add(point(request, start, values)));
        return GetMetricStatisticsResponse.builder()
                .label(request.metricName())
                .datapoints(points)
                .build();
    }

    static void requirePeriod(@Nullable Integer period) {
        boolean isPeriod =
                period != null && (List.of(1, 5, 10, 20, 30).contains(period) || (period > 0 && period % 60 == 0));
        if (!isPeriod) {
            throw new AwsError(
                    "ValidationError",
                    400,
                    "The value " + period
                            + " for parameter Period is not valid: 1, 5, 10, 20, 30 or a multiple of 60.");
        }
    }

    private static Datapoint point(GetMetricStatisticsRequest request, Instant start, List<Double> values) {
        Datapoint.Builder point = Datapoint.builder()
                .timestamp(start)
                .unit(request.unitAsString() == null ? "None" : request.unitAsString());
        for (String statistic : request.statisticsAsStrings()) {
            double number = Statistics.of(statistic, values);
            switch (statistic) {
                case "Sum" -> point.sum(number);
                case "Average" -> point.average(number);
                case "Minimum" -> point.minimum(number);
                case "Maximum" -> point.maximum(number);
                default -> point.sampleCount(number);
            }
        }
        Map<String, Double> extended = new TreeMap<>();
        request.extendedStatistics().forEach(statistic -> extended.put(statistic, Statistics.of(statistic, values)));
        return extended.isEmpty()
                ? point.build()
                : point.extendedStatistics(extended).build();
    }

    private SortedMap<Instant, List<Double>> buckets(
            Metric metric, @Nullable String unit, Instant from, Instant to, int period) {
        Map<String, String> dimensions = MetricValues.dimensions(metric.dimensions());
        SortedMap<Instant, List<Double>> buckets = new TreeMap<>();
        for (Datum datum : aws.metrics().data()) {
            long number = Math.floorDiv(Duration.between(from, datum.at()).toSeconds(), (long) period);
            Instant start = from.plusSeconds(number * period);
            boolean counts = datum.namespace().equals(metric.namespace())
                    && datum.name().equals(metric.metricName())
                    && datum.dimensions().equals(dimensions)
                    && (unit == null || unit.equals(datum.unit()))
                    && number >= 0
                    && start.isBefore(to)
                    && isVisible(datum);
            if (counts) {
                buckets.computeIfAbsent(start, any -> new ArrayList<>()).add(datum.value());
            }
        }
        return buckets;
    }

    private boolean isVisible(Datum datum) {
        Duration lag = Objects.requireNonNullElse(lags.get(datum.name()), lags.getOrDefault("*", Duration.ZERO));
        return lag.isZero() || !datum.at().plus(lag).isAfter(now());
    }
}

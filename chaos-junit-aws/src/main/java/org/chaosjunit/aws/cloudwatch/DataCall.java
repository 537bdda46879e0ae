package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chaosjunit.aws.cloudwatch.math.Series;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MessageData;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * One question to CloudWatch, over all pages of its answer.
 *
 * @param from start of the first period, included
 * @param to end of the last one
 */
record DataCall(CloudWatchClient client, List<MetricDataQuery> queries, Instant from, Instant to, Duration timeout) {
    // It only says that points were left out that are no numbers, as those divided by zero.
    private static final String POINTS_LEFT_OUT = "ArithmeticError";
    private static final int MOST_PAGES = 1000;

    /**
     * Returns the series of each query; an array of series has several, by their labels.
     *
     * @throws RuntimeException if the call fails, or the answer is not whole
     */
    Map<String, List<Series>> answer() {
        Map<Key, SortedMap<Instant, Double>> points = new LinkedHashMap<>();
        Map<Key, StatusCode> statuses = new LinkedHashMap<>();
        @Nullable String token = null;
        for (int page = 0; page == 0 || token != null; page++) {
            if (page == MOST_PAGES) {
                throw new IllegalStateException("GetMetricData had no end after " + MOST_PAGES + " pages");
            }
            GetMetricDataResponse response = client.getMetricData(request(token));
            response.messages().forEach(DataCall::refuse);
            response.metricDataResults().forEach(result -> add(result, points, statuses));
            token = response.nextToken() == null || response.nextToken().isEmpty() ? null : response.nextToken();
        }
        statuses.forEach(DataCall::requireWhole);
        return byId(points);
    }

    private GetMetricDataRequest request(@Nullable String token) {
        return GetMetricDataRequest.builder()
                .metricDataQueries(queries)
                .startTime(from)
                .endTime(to)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .nextToken(token)
                .overrideConfiguration(call -> call.apiCallTimeout(timeout))
                .build();
    }

    private void add(
            MetricDataResult result, Map<Key, SortedMap<Instant, Double>> points, Map<Key, StatusCode> statuses) {
        result.messages().stream()
                .filter(message -> !POINTS_LEFT_OUT.equals(message.code()))
                .forEach(DataCall::refuse);
        if (result.timestamps().size() != result.values().size()) {
            throw new IllegalStateException(
                    "GetMetricData gave " + result.timestamps().size() + " times and "
                            + result.values().size() + " numbers for \"" + result.id() + '"');
        }
        Key key = new Key(result.id(), result.label());
        SortedMap<Instant, Double> known = points.computeIfAbsent(key, any -> new TreeMap<>());
        for (int i = 0; i < result.values().size(); i++) {
            double number = result.values().get(i);
            if (!Double.isFinite(number)) {
                throw new ArithmeticException('"' + result.id() + "\" gave " + number + ", which is no number");
            }
            Instant at = result.timestamps().get(i);
            if (!at.isBefore(from) && at.isBefore(to)) {
                known.put(at, number);
            }
        }
        statuses.put(key, result.statusCode() == null ? StatusCode.UNKNOWN_TO_SDK_VERSION : result.statusCode());
    }

    private static void refuse(MessageData message) {
        throw new IllegalStateException("GetMetricData said " + message.code() + ": " + message.value());
    }

    private static void requireWhole(Key key, StatusCode status) {
        if (status != StatusCode.COMPLETE) {
            throw new IllegalStateException(
                    "GetMetricData gave \"" + key.id() + "\" with the status " + status + " instead of Complete");
        }
    }

    private static Map<String, List<Series>> byId(Map<Key, SortedMap<Instant, Double>> points) {
        Map<String, List<Series>> series = new LinkedHashMap<>();
        points.forEach((key, numbers) ->
                series.computeIfAbsent(key.id(), any -> new ArrayList<>()).add(new Series(numbers)));
        return series;
    }

    private record Key(String id, @Nullable String label) {}
}

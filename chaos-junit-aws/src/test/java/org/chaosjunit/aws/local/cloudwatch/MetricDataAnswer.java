package org.chaosjunit.aws.local.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chaosjunit.aws.cloudwatch.math.MetricMath;
import org.chaosjunit.aws.cloudwatch.math.Series;
import org.chaosjunit.aws.local.wire.AwsError;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Answers {@code GetMetricData}, with metric math as our own evaluator does it. */
final class MetricDataAnswer {
    private static final int MOST_QUERIES = 500;
    private static final int MOST_POINTS = 100_800;

    private final DataPoints points;

    MetricDataAnswer(DataPoints points) {
        this.points = points;
    }

    GetMetricDataResponse answer(GetMetricDataRequest request) {
        if (!request.startTime().isBefore(request.endTime())) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        if (request.metricDataQueries().size() > MOST_QUERIES) {
            throw invalid("The collection MetricDataQueries must not have a size greater than " + MOST_QUERIES + ".");
        }
        int most = request.maxDatapoints() == null ? MOST_POINTS : Math.min(request.maxDatapoints(), MOST_POINTS);
        List<Line> lines = lines(request.metricDataQueries(), request.startTime(), request.endTime());
        return LinePages.page(lines, request.scanBy() == ScanBy.TIMESTAMP_ASCENDING, most, request.nextToken());
    }

    /** Computes what returns data. */
    List<Line> lines(List<MetricDataQuery> queries, Instant from, Instant to) {
        requireSound(queries);
        Map<String, Series> metrics = new LinkedHashMap<>();
        Map<String, String> expressions = new LinkedHashMap<>();
        int longest = 60;
        for (MetricDataQuery query : queries) {
            if (query.metricStat() != null) {
                DataPoints.requirePeriod(query.metricStat().period());
                metrics.put(query.id(), points.series(query.metricStat(), from, to));
                longest = metrics.size() == 1
                        ? query.metricStat().period()
                        : Math.max(longest, query.metricStat().period());
            } else {
                expressions.put(query.id(), query.expression());
            }
        }
        Map<String, List<Series>> computed = computed(metrics, expressions, from, to, longest);
        List<Line> lines = new ArrayList<>();
        for (MetricDataQuery query : queries) {
            if (!Boolean.FALSE.equals(query.returnData())) {
                lines.addAll(lines(query, metrics, computed));
            }
        }
        return lines;
    }

    private static Map<String, List<Series>> computed(
            Map<String, Series> metrics, Map<String, String> expressions, Instant from, Instant to, int period) {
        try {
            return MetricMath.of(metrics.keySet(), expressions)
                    .compute(DataPoints.start(from, period), to, Duration.ofSeconds(period), metrics);
        } catch (IllegalArgumentException wrong) {
            throw invalid("Error in expression '" + wrong.getMessage() + "'");
        }
    }

    private static List<Line> lines(
            MetricDataQuery query, Map<String, Series> metrics, Map<String, List<Series>> computed) {
        Series metric = metrics.get(query.id());
        List<Series> all = metric != null ? List.of(metric) : computed.get(query.id());
        String label = query.label() != null
                ? query.label()
                : metric != null ? query.metricStat().metric().metricName() : query.id();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            lines.add(new Line(query.id(), all.size() == 1 ? label : label + " " + i, all.get(i)));
        }
        return lines;
    }

    private static void requireSound(List<MetricDataQuery> queries) {
        Set<String> ids = new HashSet<>();
        for (MetricDataQuery query : queries) {
            if (query.id() == null || !query.id().matches("[a-z][A-Za-z0-9_]*")) {
                throw invalid("The value " + query.id() + " for parameter MetricDataQueries.member.Id is not matching"
                        + " the expected pattern ^[a-z][a-zA-Z0-9_]*$.");
            }
            if (!ids.add(query.id())) {
                throw invalid("The values for parameter id in MetricDataQueries are not unique.");
            }
            if ((query.metricStat() == null) == (query.expression() == null)) {
                throw invalid("Either MetricStat or Expression must be specified, and not both.");
            }
        }
        if (queries.stream().allMatch(query -> Boolean.FALSE.equals(query.returnData()))) {
            throw invalid("At least one query must return data.");
        }
    }

    private static AwsError invalid(String message) {
        return new AwsError("ValidationError", 400, message);
    }

    /** A series as it is answered. */
    record Line(String id, String label, Series series) {
        List<Map.Entry<Instant, Double>> points(boolean ascending) {
            List<Map.Entry<Instant, Double>> all =
                    new ArrayList<>(series.points().entrySet());
            if (!ascending) {
                Collections.reverse(all);
            }
            return all;
        }
    }
}

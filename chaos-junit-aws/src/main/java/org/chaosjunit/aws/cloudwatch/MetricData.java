package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.chaosjunit.aws.AwsClients;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.aws.cloudwatch.math.MetricMath;
import org.chaosjunit.aws.cloudwatch.math.Series;
import org.chaosjunit.spi.InvalidAttributeException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Asks CloudWatch for one period at a time, and computes what it does not. */
final class MetricData implements PeriodSource {
    private final Queries queries;
    private final Timing timing;
    private final AwsPlace place;
    private final @Nullable MetricMath math;

    private MetricData(Queries queries, Timing timing, AwsPlace place, @Nullable MetricMath math) {
        this.queries = queries;
        this.timing = timing;
        this.place = place;
        this.math = math;
    }

    /**
     * Creates it; asks nothing.
     *
     * @throws InvalidAttributeException if an expression has to be computed here, and cannot be
     */
    static MetricData of(Queries queries, Timing timing, AwsPlace place) {
        boolean computesHere = queries.isExpression() && !place.isReal();
        try {
            return new MetricData(queries, timing, place, computesHere ? queries.math() : null);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidAttributeException(
                    "file",
                    "to have expressions that can be computed without AWS",
                    String.valueOf(wrong.getMessage()),
                    "Change the expression, or ask AWS itself: without `AWS_ENDPOINT_URL` it computes all of them.");
        }
    }

    @Override
    public OptionalDouble ask(Instant start) {
        Instant from = start.minus(timing.lookBack());
        Instant to = start.plus(timing.period());
        List<MetricDataQuery> asked = queries.isExpression() && place.isReal() ? queries.whole() : queries.plain();
        CloudWatchClient client = AwsClients.client(place, "cloudwatch", CloudWatchClient.builder());
        Map<String, List<Series>> answer = new DataCall(client, asked, from, to, timing.timeout()).answer();
        return point(math == null ? answer : computed(math, answer, from, to), start);
    }

    private Map<String, List<Series>> computed(
            MetricMath how, Map<String, List<Series>> answer, Instant from, Instant to) {
        Map<String, Series> metrics =
                answer.keySet().stream().collect(Collectors.toMap(id -> id, id -> single(id, answer)));
        metrics.values().forEach(series -> requireAligned(series, from));
        return how.compute(from, to, timing.period(), metrics);
    }

    private OptionalDouble point(Map<String, List<Series>> answer, Instant start) {
        Series series = single(queries.wanted(), answer);
        requireAligned(series, start);
        Double number = series.points().get(start);
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private static Series single(String id, Map<String, List<Series>> answer) {
        List<Series> all = answer.getOrDefault(id, List.of());
        if (all.size() != 1) {
            throw new IllegalStateException(
                    "the query \"" + id + "\" gave " + all.size() + " time series, but exactly one can be judged");
        }
        return all.get(0);
    }

    // Another grid of periods than was asked for would be another time than is judged.
    private void requireAligned(Series series, Instant start) {
        SortedMap<Instant, Double> points = series.points();
        for (Instant at : points.keySet()) {
            if (Duration.between(at, start).toNanos() % timing.period().toNanos() != 0) {
                throw new IllegalStateException(
                        "CloudWatch gave a number for " + at + ", but periods from " + start + " on were asked for");
            }
        }
    }
}

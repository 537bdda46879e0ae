package org.chaosjunit.aws.cloudwatch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.chaosjunit.aws.cloudwatch.math.MetricMath;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * What CloudWatch is asked.
 *
 * @param all metrics, all of the same period, and expressions
 * @param wanted id of the one that is meant
 */
record Queries(List<MetricDataQuery> all, String wanted) {
    Queries {
        all = List.copyOf(all);
    }

    /** Returns the period of all of them. */
    Duration period() {
        return all.stream()
                .map(Queries::seconds)
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    /** Returns the period of one of them; 0 where it does not say so. */
    static int seconds(MetricDataQuery query) {
        Integer period =
                query.metricStat() == null ? query.period() : query.metricStat().period();
        return period == null ? 0 : period;
    }

    /** Tells whether the one that is meant has to be computed. */
    boolean isExpression() {
        return all.stream().anyMatch(query -> query.id().equals(wanted) && query.expression() != null);
    }

    /** Returns the queries for a service that computes expressions: nothing else than what is meant comes back. */
    List<MetricDataQuery> whole() {
        return all.stream()
                .map(query ->
                        query.toBuilder().returnData(query.id().equals(wanted)).build())
                .toList();
    }

    /** Returns the metrics alone: those that an expression is made of, or the one that is meant. */
    List<MetricDataQuery> plain() {
        return all.stream()
                .filter(query -> query.metricStat() != null)
                .filter(query -> isExpression() || query.id().equals(wanted))
                .map(query -> query.toBuilder().returnData(true).build())
                .toList();
    }

    /**
     * Returns the expressions.
     *
     * @throws IllegalArgumentException if one cannot be computed here
     */
    MetricMath math() {
        Set<String> metrics = all.stream()
                .filter(query -> query.metricStat() != null)
                .map(MetricDataQuery::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, String> expressions = new LinkedHashMap<>();
        all.stream()
                .filter(query -> query.expression() != null)
                .forEach(query -> expressions.put(query.id(), query.expression()));
        return MetricMath.of(metrics, expressions);
    }
}

package org.chaosjunit.aws.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The expressions of one request, each computed from its metrics and from the other expressions.
 *
 * <p>Safe for use by several threads.
 */
public final class MetricMath {
    private final Set<String> metrics;
    // Each after those that it names.
    private final Map<String, Expression> expressions;

    private MetricMath(Set<String> metrics, Map<String, Expression> expressions) {
        this.metrics = metrics;
        this.expressions = expressions;
    }

    /**
     * Reads the expressions of a request, and tries them on metrics without a point.
     *
     * @param metrics ids of its metrics, in their order
     * @param texts its expressions by their ids
     * @throws IllegalArgumentException if one is none, names what is not there, uses a function that is not computed here, names
     *     itself, or comes to a single number; the message begins with its id
     */
    public static MetricMath of(Set<String> metrics, Map<String, String> texts) {
        Map<String, Expression> parsed = new LinkedHashMap<>();
        texts.forEach((id, text) -> parsed.put(id, about(id, () -> Parser.parse(text))));
        MetricMath math = new MetricMath(metrics, Order.of(parsed));
        math.compute(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), Duration.ofSeconds(1), Map.of());
        return math;
    }

    /**
     * Computes all expressions.
     *
     * @param from start of the first period
     * @param to end of the last one
     * @param period length of each
     * @param points the metrics by their ids; one that is not there has no points
     * @return what each expression came to, by its id: one or several series
     */
    public Map<String, List<Series>> compute(Instant from, Instant to, Duration period, Map<String, Series> points) {
        Map<String, Series> known = new LinkedHashMap<>();
        metrics.forEach(id -> known.put(id, points.getOrDefault(id, Series.EMPTY)));
        Map<String, Value> values = new LinkedHashMap<>();
        Map<String, List<Series>> results = new LinkedHashMap<>();
        expressions.forEach((id, expression) -> {
            Value value = about(id, () -> expression.evaluate(new Frame(from, to, period, known, values)));
            values.put(id, value);
            results.put(id, series(id, value));
        });
        return results;
    }

    private static List<Series> series(String id, Value value) {
        if (value instanceof Series one) {
            return List.of(one);
        }
        if (value instanceof SeriesList list) {
            return list.all();
        }
        throw new IllegalArgumentException(
                id + ": the result is a single number, but must be a time series; write for example TIME_SERIES(...)");
    }

    private static <T> T about(String id, Supplier<T> work) {
        try {
            return work.get();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(id + ": " + wrong.getMessage(), wrong);
        }
    }
}

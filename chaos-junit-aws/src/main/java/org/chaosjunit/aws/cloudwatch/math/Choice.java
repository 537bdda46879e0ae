package org.chaosjunit.aws.cloudwatch.math;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code IF}: for each point of the condition one of two others; where that is missing, 0 for the first one, and no point for
 * the second one.
 */
final class Choice {
    private Choice() {}

    static Value choose(Arguments arguments) {
        int count = arguments.count(2, 3);
        Value condition = arguments.value(0);
        Value then = branch(arguments, 1);
        Value otherwise = count == 3 ? branch(arguments, 2) : Series.EMPTY;
        if (condition instanceof Series series) {
            return pointwise(series, then, otherwise);
        }
        Value chosen = arguments.scalar(0) != 0 ? then : otherwise;
        if (!(then instanceof Series) || !(otherwise instanceof Series)) {
            throw new IllegalArgumentException("IF takes time series to choose from where its condition is a number");
        }
        return chosen;
    }

    private static Value branch(Arguments arguments, int index) {
        Value value = arguments.value(index);
        if (value instanceof SeriesList) {
            throw arguments.wrong("time series or numbers", value);
        }
        return value;
    }

    private static Series pointwise(Series condition, Value then, Value otherwise) {
        SortedMap<Instant, Double> points = new TreeMap<>();
        condition.points().forEach((time, is) -> {
            Double number = at(is != 0 ? then : otherwise, time);
            if (number != null) {
                points.put(time, number);
            } else if (is != 0) {
                points.put(time, 0.0);
            }
        });
        return new Series(points);
    }

    private static @Nullable Double at(Value value, Instant time) {
        return value instanceof Scalar scalar
                ? (Double) scalar.number()
                : ((Series) value).points().get(time);
    }
}

package org.chaosjunit.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A time series.
 *
 * @param points a number for the start of each period that has one, in order of time
 */
public record Series(SortedMap<Instant, Double> points) implements Value {
    /** A series without a point. */
    public static final Series EMPTY = new Series(Collections.emptySortedMap());

    /** Copies the points, and leaves out what is no number, as CloudWatch does. */
    public Series {
        SortedMap<Instant, Double> copy = new TreeMap<>();
        points.forEach((at, number) -> {
            if (Double.isFinite(number)) {
                copy.put(at, number);
            }
        });
        points = Collections.unmodifiableSortedMap(copy);
    }

    /** Sorts the points by time. */
    public static Series of(Map<Instant, Double> points) {
        return new Series(new TreeMap<>(points));
    }

    Series map(DoubleUnaryOperator function) {
        SortedMap<Instant, Double> mapped = new TreeMap<>();
        points.forEach((at, number) -> mapped.put(at, function.applyAsDouble(number)));
        return new Series(mapped);
    }

    /** Returns the number at that time; 0 where there is none. */
    double at(Instant time) {
        return points.getOrDefault(time, 0.0);
    }

    @Override
    public String kind() {
        return "a time series";
    }
}

package org.chaosjunit.aws.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Functions that give each period a point.
 *
 * <p>That a gap with nothing before it is not repeated into, and one at either end not interpolated, is an assumption; so is
 * that a series without any point is filled too.
 */
final class GapFunctions {
    private GapFunctions() {}

    static Value timeSeries(Arguments arguments) {
        arguments.count(1, 1);
        double number = arguments.scalar(0);
        SortedMap<Instant, Double> points = new TreeMap<>();
        arguments.frame().times().forEach(time -> points.put(time, number));
        return new Series(points);
    }

    static Value fill(Arguments arguments) {
        arguments.count(2, 2);
        BiFunction<Series, Instant, Optional<Double>> filler =
                arguments.word(1).map(GapFunctions::named).orElseGet(() -> with(arguments));
        List<Instant> times = arguments.frame().times();
        return arguments.eachOf(arguments.value(0), series -> {
            SortedMap<Instant, Double> points = new TreeMap<>(series.points());
            for (Instant time : times) {
                if (!points.containsKey(time)) {
                    filler.apply(series, time).ifPresent(number -> points.put(time, number));
                }
            }
            return new Series(points);
        });
    }

    private static BiFunction<Series, Instant, Optional<Double>> named(String word) {
        return switch (word) {
            case "REPEAT" -> GapFunctions::before;
            case "LINEAR" -> GapFunctions::between;
            default ->
                throw new IllegalArgumentException("FILL takes a number, a time series, REPEAT or LINEAR, not " + word);
        };
    }

    private static BiFunction<Series, Instant, Optional<Double>> with(Arguments arguments) {
        Value filler = arguments.value(1);
        if (filler instanceof Scalar scalar) {
            return (series, time) -> Optional.of(scalar.number());
        }
        if (filler instanceof Series other) {
            return (series, time) -> Optional.ofNullable(other.points().get(time));
        }
        throw arguments.wrong("a number, a time series, REPEAT or LINEAR to fill with", filler);
    }

    private static Optional<Double> before(Series series, Instant time) {
        SortedMap<Instant, Double> earlier = series.points().headMap(time);
        return earlier.isEmpty() ? Optional.empty() : Optional.of(series.at(earlier.lastKey()));
    }

    private static Optional<Double> between(Series series, Instant time) {
        SortedMap<Instant, Double> earlier = series.points().headMap(time);
        SortedMap<Instant, Double> later = series.points().tailMap(time);
        if (earlier.isEmpty() || later.isEmpty()) {
            return Optional.empty();
        }
        Instant left = earlier.lastKey();
        Instant right = later.firstKey();
        double part = (double) Duration.between(left, time).toMillis()
                / Duration.between(left, right).toMillis();
        return Optional.of(series.at(left) + part * (series.at(right) - series.at(left)));
    }
}

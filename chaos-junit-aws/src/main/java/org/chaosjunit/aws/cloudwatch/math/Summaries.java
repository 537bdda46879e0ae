package org.chaosjunit.aws.cloudwatch.math;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleBiFunction;

/**
 * Functions that make a single number of a time series, and a time series of an array of them.
 *
 * <p>An average counts what is missing as 0, as documented; the others count only what is there. That the standard deviation
 * is that of all the numbers, not of a sample of them, is an assumption.
 */
final class Summaries {
    static final Map<String, Function> ALL = Map.of(
            "SUM", arguments -> summary(arguments, (numbers, places) -> sum(numbers)),
            "AVG", arguments -> summary(arguments, Summaries::average),
            "MIN", arguments -> summary(arguments, (numbers, places) -> extreme(numbers, Math::min)),
            "MAX", arguments -> summary(arguments, (numbers, places) -> extreme(numbers, Math::max)),
            "STDDEV", arguments -> summary(arguments, (numbers, places) -> deviation(numbers)),
            "DATAPOINT_COUNT", arguments -> summary(arguments, (numbers, places) -> numbers.size()));

    private Summaries() {}

    /** Returns a summary, such as {@code AVG}, of one time series. */
    static double of(Series series, String function, Frame frame) {
        return switch (function) {
            case "SUM" -> sum(series.points().values());
            case "AVG" -> average(series.points().values(), frame.times().size());
            case "MIN" -> extreme(series.points().values(), Math::min);
            case "MAX" -> extreme(series.points().values(), Math::max);
            default -> throw new IllegalArgumentException("SORT takes AVG, MIN, MAX or SUM, not " + function);
        };
    }

    private static Value summary(Arguments arguments, ToDoubleBiFunction<Collection<Double>, Integer> function) {
        arguments.count(1, 1);
        Value value = arguments.value(0);
        if (value instanceof Series series) {
            return new Scalar(function.applyAsDouble(
                    series.points().values(), arguments.frame().times().size()));
        }
        if (value instanceof SeriesList list) {
            return across(list, function);
        }
        throw arguments.wrong("a time series or an array of them", value);
    }

    private static Series across(SeriesList list, ToDoubleBiFunction<Collection<Double>, Integer> function) {
        SortedMap<Instant, Double> points = new TreeMap<>();
        for (Instant time : list.times()) {
            List<Double> numbers = list.all().stream()
                    .filter(series -> series.points().containsKey(time))
                    .map(series -> series.at(time))
                    .toList();
            points.put(time, function.applyAsDouble(numbers, list.all().size()));
        }
        return new Series(points);
    }

    private static double sum(Collection<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double average(Collection<Double> numbers, int places) {
        return sum(numbers) / places;
    }

    private static double extreme(Collection<Double> numbers, DoubleBinaryOperator better) {
        return numbers.stream().mapToDouble(Double::doubleValue).reduce(better).orElse(Double.NaN);
    }

    private static double deviation(Collection<Double> numbers) {
        double mean = sum(numbers) / numbers.size();
        double squares = numbers.stream()
                .mapToDouble(number -> (number - mean) * (number - mean))
                .sum();
        return Math.sqrt(squares / numbers.size());
    }
}

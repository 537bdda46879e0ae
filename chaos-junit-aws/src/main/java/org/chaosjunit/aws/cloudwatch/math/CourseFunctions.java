package org.chaosjunit.aws.cloudwatch.math;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Functions of each number and those before it; the first, which has none before it, gets no point of a difference. */
final class CourseFunctions {
    static final Map<String, Function> ALL = Map.of(
            "DIFF", steps((seconds, difference) -> difference),
            "DIFF_TIME", steps((seconds, difference) -> seconds),
            "RATE", steps((seconds, difference) -> difference / seconds),
            "RUNNING_SUM", arguments -> arguments.each(CourseFunctions::runningSum));

    private CourseFunctions() {}

    private static Function steps(Step step) {
        return arguments -> arguments.each(series -> between(series, step));
    }

    private static Series between(Series series, Step step) {
        SortedMap<Instant, Double> points = new TreeMap<>();
        Map.Entry<Instant, Double> before = null;
        for (Map.Entry<Instant, Double> point : series.points().entrySet()) {
            if (before != null) {
                double seconds =
                        Duration.between(before.getKey(), point.getKey()).toMillis() / 1000.0;
                points.put(point.getKey(), step.of(seconds, point.getValue() - before.getValue()));
            }
            before = point;
        }
        return new Series(points);
    }

    private static Series runningSum(Series series) {
        SortedMap<Instant, Double> points = new TreeMap<>();
        double sum = 0;
        for (Map.Entry<Instant, Double> point : series.points().entrySet()) {
            sum += point.getValue();
            points.put(point.getKey(), sum);
        }
        return new Series(points);
    }

    private interface Step {
        double of(double seconds, double difference);
    }
}

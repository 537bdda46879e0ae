package org.chaosjunit.aws.cloudwatch.math;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Functions of the time, in UTC, at which each period starts, whether it has a point or not. */
final class ClockFunctions {
    static final Map<String, Function> ALL = Map.of(
            "MINUTE", of(ZonedDateTime::getMinute),
            "HOUR", of(ZonedDateTime::getHour),
            "DAY", of(time -> time.getDayOfWeek().getValue()),
            "DATE", of(ZonedDateTime::getDayOfMonth),
            "MONTH", of(ZonedDateTime::getMonthValue),
            "YEAR", of(ZonedDateTime::getYear),
            "EPOCH", of(ZonedDateTime::toEpochSecond));

    private ClockFunctions() {}

    private static Function of(ToLongFunction<ZonedDateTime> part) {
        return arguments -> arguments.each(series -> all(arguments.frame(), part));
    }

    private static Series all(Frame frame, ToLongFunction<ZonedDateTime> part) {
        SortedMap<Instant, Double> points = new TreeMap<>();
        frame.times().forEach(time -> points.put(time, (double) part.applyAsLong(time.atZone(ZoneOffset.UTC))));
        return new Series(points);
    }
}

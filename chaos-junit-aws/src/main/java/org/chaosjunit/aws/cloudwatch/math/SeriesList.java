package org.chaosjunit.aws.cloudwatch.math;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * An array of time series.
 *
 * @param all the series, in their order
 */
public record SeriesList(List<Series> all) implements Value {
    /** Copies the list. */
    public SeriesList {
        all = List.copyOf(all);
    }

    SeriesList map(UnaryOperator<Series> function) {
        return new SeriesList(all.stream().map(function).toList());
    }

    /** Returns all times at which one of them has a point. */
    SortedSet<Instant> times() {
        SortedSet<Instant> times = new TreeSet<>();
        all.forEach(series -> times.addAll(series.points().keySet()));
        return times;
    }

    @Override
    public String kind() {
        return "an array of time series";
    }
}

package org.chaosjunit.load;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Unit;

/** What a load measures of the arrivals of a window. */
interface Statistic {
    /** Returns the usual ones by name: the last part of the metric's name. */
    static List<String> names() {
        return Stream.concat(
                        Stream.of("success", "p50", "p95", "p99", "max"),
                        Stream.of(Tally.values()).map(Tally::metricName).filter(name -> !name.equals("success")))
                .toList();
    }

    /** Returns the one of that name, which may be any percentile. */
    static Optional<Statistic> named(String name) {
        Optional<Statistic> tally = Stream.of(Tally.values())
                .filter(one -> one.metricName().equals(name))
                .map(one -> (Statistic) one)
                .findFirst();
        return tally.or(() -> Percentile.named(name));
    }

    Unit unit();

    /** See {@link org.chaosjunit.spi.Samples#isTotal}. */
    default boolean isTotal() {
        return false;
    }

    /** Returns the statistic of a window that is not empty. */
    double of(Window window);

    /** Returns how many arrivals agree with the range. */
    long within(Window window, Range range);

    /** See {@link org.chaosjunit.spi.Metric#share}. */
    default Optional<Range> share(Range range) {
        return Optional.empty();
    }
}

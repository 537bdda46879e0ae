package org.chaosjunit.load;

import java.util.Optional;
import java.util.OptionalDouble;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/**
 * One statistic of the arrivals of a window.
 *
 * @param statistic what is asked of them
 * @param window the arrivals
 * @param count how many they are
 */
record LoadSamples(Statistic statistic, Window window, long count) implements Samples {
    LoadSamples(Statistic statistic, Window window) {
        this(statistic, window, window.totals().count());
    }

    @Override
    public long missing() {
        return 0;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.empty();
    }

    @Override
    public long within(Range range) {
        return count == 0 ? 0 : statistic.within(window, range);
    }

    @Override
    public double estimate(Range range) {
        return count == 0 ? Double.NaN : statistic.of(window);
    }

    // The longest latency is no percentile here: nothing measured can say how much longer it might have been.
    @Override
    public OptionalDouble rank() {
        return statistic instanceof Percentile percentile && percentile.rank() < Percentile.MAX
                ? OptionalDouble.of(percentile.rank())
                : OptionalDouble.empty();
    }

    @Override
    public double percentile(double rank) {
        return rank().isPresent() ? window.percentileMillis(rank) : Double.NaN;
    }

    @Override
    public boolean isTotal() {
        return statistic.isTotal();
    }

    @Override
    public boolean everySampleMustHold() {
        return false;
    }
}

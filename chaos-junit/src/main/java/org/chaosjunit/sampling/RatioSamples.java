package org.chaosjunit.sampling;

import java.util.List;
import java.util.stream.Stream;
import org.chaosjunit.spi.Range;

/** What was counted in a window, each as a sample of its own, of which some are good. */
record RatioSamples(List<Sample> all, Growth growth) implements WindowSamples {
    @Override
    public Stream<Double> values() {
        return numbers().filter(numbers -> numbers.per() > 0).map(numbers -> percent(numbers.value(), numbers.per()));
    }

    @Override
    public long count() {
        return Math.round(growth.per());
    }

    /** Returns how many are part of the whole; the share of these, whatever it is, is held against the range. */
    @Override
    public long within(Range range) {
        return Math.min(count(), Math.round(growth.value()));
    }

    @Override
    public double estimate(Range range) {
        return count() > 0 ? percent(growth.value(), growth.per()) : Double.NaN;
    }

    // What began before the window may end in it, so that the part seems to be more than the whole.
    private static double percent(double part, double whole) {
        return 100 * Math.min(1, part / whole);
    }
}

package org.chaosjunit.engine;

import java.util.Optional;
import org.chaosjunit.engine.Comparison.Side;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;

/**
 * The difference between the samples of two metrics or windows.
 *
 * @param one what is compared
 * @param other what it is compared to
 * @param isRelative whether the difference is in percent of the other
 */
record ComparedSamples(Side one, Side other, boolean isRelative) implements Samples {
    private static final double PERCENT = 100;

    // A comparison rests on no more than its weaker side.
    @Override
    public long count() {
        return Math.min(one.samples().count(), other.samples().count());
    }

    @Override
    public long missing() {
        return one.samples().missing() + other.samples().missing();
    }

    @Override
    public Optional<Throwable> failure() {
        return one.samples().failure().or(() -> other.samples().failure());
    }

    @Override
    public long within(Range range) {
        return range.contains(estimate(range)) ? count() : 0;
    }

    @Override
    public double estimate(Range range) {
        return count() == 0
                ? Double.NaN
                : difference(one.samples().level(), other.samples().level());
    }

    private double difference(double level, double reference) {
        return isRelative ? PERCENT * (level / reference - 1) : level - reference;
    }

    @Override
    public boolean everySampleMustHold() {
        return false;
    }
}

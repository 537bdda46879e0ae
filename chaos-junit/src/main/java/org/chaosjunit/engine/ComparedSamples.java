package org.chaosjunit.engine;

import java.util.Optional;
import org.chaosjunit.engine.Comparison.Side;
import org.chaosjunit.judge.Differences;
import org.chaosjunit.spi.Interval;
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
        if (!isRelative) {
            return level - reference;
        }
        // More than a negative number by so many percent would be less than it.
        return reference < 0 ? Double.NaN : PERCENT * (level / reference - 1);
    }

    @Override
    public Optional<Interval> interval(double confidence) {
        Interval ours = one.interval(confidence);
        Interval theirs = other.interval(confidence);
        if (ours == null || theirs == null) {
            return Optional.empty();
        }
        double level = one.samples().level();
        double reference = other.samples().level();
        return Optional.of(
                isRelative
                        ? ratio(level, ours, reference, theirs)
                        : Differences.interval(level, ours, reference, theirs));
    }

    // The ratio of two numbers is the difference of their logarithms, whose intervals are those of the numbers.
    private static Interval ratio(double level, Interval ours, double reference, Interval theirs) {
        Interval logarithm = Differences.interval(Math.log(level), log(ours), Math.log(reference), log(theirs));
        return new Interval(PERCENT * Math.expm1(logarithm.low()), PERCENT * Math.expm1(logarithm.high()));
    }

    private static Interval log(Interval interval) {
        return new Interval(Math.log(Math.max(0, interval.low())), Math.log(Math.max(0, interval.high())));
    }

    @Override
    public boolean everySampleMustHold() {
        return false;
    }
}

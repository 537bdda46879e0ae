package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Tolerance;

/**
 * Holds the point estimate over all samples against the range, and knows nothing before there are enough of them.
 *
 * <p>Where every sample must hold, one that does not breaks the tolerance whatever else is missing. Failures to measure
 * are the caller's.
 */
public record FixedJudge() implements Judge {
    @Override
    public Decision judge(Course course, Tolerance tolerance) {
        Samples samples = course.samples();
        Range range = tolerance.range();
        long zeros = tolerance.onNoData() == OnNoData.ZERO ? samples.missing() : 0;
        long count = samples.count() + zeros;
        long outside = samples.everySampleMustHold() ? outside(samples, zeros, range) : 0;
        double estimate = estimate(samples, zeros, range);
        return new Decision(outcome(samples, tolerance, count, outside, estimate), estimate, count, outside);
    }

    private static Outcome outcome(Samples samples, Tolerance tolerance, long count, long outside, double estimate) {
        boolean enough = count > 0 && count >= tolerance.minSamples();
        if (enough && outside > 0) {
            return Outcome.BROKEN;
        }
        if (samples.missing() > 0 && tolerance.onNoData() == OnNoData.INCONCLUSIVE) {
            return Outcome.NO_DATA;
        }
        if (!enough) {
            return count > 0 ? Outcome.UNDECIDED : Outcome.NO_DATA;
        }
        boolean met = samples.everySampleMustHold() || tolerance.range().contains(estimate);
        return met ? Outcome.MET : Outcome.BROKEN;
    }

    private static long outside(Samples samples, long zeros, Range range) {
        return samples.count() - samples.within(range) + (range.contains(0) ? 0 : zeros);
    }

    // A missing sample that counts as 0 is the one to show if it lies farther outside than any other. A statistic
    // cannot be mixed with zeros afterwards: there they only count, unless there is nothing else.
    private static double estimate(Samples samples, long zeros, Range range) {
        if (zeros == 0) {
            return samples.estimate(range);
        }
        if (samples.count() == 0) {
            return 0;
        }
        double measured = samples.estimate(range);
        boolean zeroIsWorse =
                !range.contains(0) && (range.contains(measured) || range.distance(0) > range.distance(measured));
        return samples.everySampleMustHold() && zeroIsWorse ? 0 : measured;
    }
}

package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.chaosjunit.spi.Tolerance;

/**
 * The samples of a window, with what is missing counted as the tolerance says.
 *
 * @param count how many there are
 * @param within how many of them lie within the range
 * @param zeros how many of them are missing ones that count as 0
 * @param unread how many are missing and count as unknown
 * @param toCome the most that can still come
 * @param estimate the number that is held against the range
 */
record Tally(long count, long within, long zeros, long unread, long toCome, double estimate) {
    static Tally of(Course course, Tolerance tolerance) {
        Samples samples = course.samples();
        Range range = tolerance.range();
        long zeros = tolerance.onNoData() == OnNoData.ZERO ? samples.missing() : 0;
        long unread = tolerance.onNoData() == OnNoData.INCONCLUSIVE ? samples.missing() : 0;
        return new Tally(
                samples.count() + zeros,
                samples.within(range) + (isZeroWithin(course, range) ? zeros : 0),
                zeros,
                unread,
                course.toCome(),
                estimate(samples, zeros, range));
    }

    // Where the share itself is in the range, the samples within are those that it is the share of: 0 adds none.
    private static boolean isZeroWithin(Course course, Range range) {
        return range.contains(0) && !range.equals(course.share());
    }

    long outside() {
        return count - within;
    }

    /** Returns which part of the samples lies within; NaN of none. */
    double proportion() {
        return count == 0 ? Double.NaN : (double) within / count;
    }

    /** Returns the most samples that can still turn out to lie on either side of the range. */
    long open() {
        return toCome > Long.MAX_VALUE - unread ? Long.MAX_VALUE : toCome + unread;
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

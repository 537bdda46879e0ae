package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Interval;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/** What a tolerance asks of the whole window, and how it stands with it just now. */
sealed interface Rule permits BreachRule, ShareRule, StatisticRule, TotalRule {
    static Rule of(Course course, Tolerance tolerance, Tally tally) {
        if (tolerance.breaches() > 0) {
            return new BreachRule(tally, course.samples().longestBreach(tolerance.range()), tolerance.breaches());
        }
        if (course.samples().isTotal()) {
            return new TotalRule(tally, tolerance.range());
        }
        Range share = course.share();
        return share == null
                ? new StatisticRule(course, tolerance, tally)
                : ShareRule.of(course, tolerance, tally, share);
    }

    /** Tells whether it is broken, and no sample that can still come could mend it. */
    boolean isLost();

    /** Tells whether it would be kept if the window ended now. */
    boolean isKept();

    /** Tells whether it is kept, and no sample that can still come could break it. */
    default boolean isSafe() {
        return false;
    }

    /** Tells, of one that is kept, whether that can be said with the confidence asked for. */
    boolean isSure();

    /** Tells, of one that is kept, whether the evidence is strong enough to look no further. */
    default boolean isProven() {
        return false;
    }

    /** Tells, of one that is not kept, whether the evidence is strong enough to look no further. */
    default boolean isRefuted() {
        return false;
    }

    /** Returns where the estimate lies, with the confidence asked for; null if that cannot be said. */
    default @Nullable Interval interval() {
        return null;
    }

    /** Returns where the share lies, in percent; null where none is judged. */
    default @Nullable Interval share() {
        return null;
    }

    /** Returns how many samples lie outside, where they count one by one. */
    long outside();
}

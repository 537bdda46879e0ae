package org.chaosjunit.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a judge found.
 *
 * @param outcome whether the tolerance was met
 * @param estimate the number that was held against the range, in the unit of the metric; NaN if there is none
 * @param interval where the metric lies with the confidence asked for; null if that cannot be said
 * @param samples how many samples it rests on
 * @param outside how many samples lay outside, where a share of them is judged; else 0
 * @param share where a share of the samples is judged, the interval of that share, in percent; else null
 */
public record Decision(
        Outcome outcome,
        double estimate,
        @Nullable Interval interval,
        long samples,
        long outside,
        @Nullable Interval share) {
    /** A decision without intervals. */
    public Decision(Outcome outcome, double estimate, long samples, long outside) {
        this(outcome, estimate, null, samples, outside, null);
    }

    /** Whether a tolerance was met. */
    public enum Outcome {
        /** It was. */
        MET,
        /** It was not. */
        BROKEN,
        /** More samples could still change the answer, or would have been needed. */
        UNDECIDED,
        /** Data are missing that should be there. */
        NO_DATA
    }
}

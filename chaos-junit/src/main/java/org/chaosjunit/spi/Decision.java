package org.chaosjunit.spi;

/**
 * What a judge found.
 *
 * @param outcome whether the tolerance was met
 * @param estimate the number that was held against the range, in the unit of the metric; NaN if there is none
 * @param samples how many samples it rests on
 * @param outside how many samples lay outside, where every one must hold; else 0
 */
public record Decision(Outcome outcome, double estimate, long samples, long outside) {
    /** Whether a tolerance was met. */
    public enum Outcome {
        /** It was. */
        MET,
        /** It was not. */
        BROKEN,
        /** More samples could still change the answer. */
        UNDECIDED,
        /** Data are missing that should be there. */
        NO_DATA
    }
}

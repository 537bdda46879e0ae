package org.chaosjunit.spi;

/**
 * How sure a judge must be.
 *
 * @param confidence in percent, above 50 and below 100: how often intervals hold the truth, and how often, at the least, an
 *     early verdict is the one that the whole window would have given
 * @param minimumEffect the smallest deviation that must not be overlooked, 0 or more: in percentage points where a share
 *     of samples is judged, else in the unit of the metric
 * @param onUndecided what counts where that cannot be reached
 */
public record Certainty(double confidence, double minimumEffect, OnUndecided onUndecided) {
    /** 99 % sure, of any deviation, or else inconclusive. */
    public static final Certainty DEFAULT = new Certainty(99, 0, OnUndecided.INCONCLUSIVE);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its bounds
     */
    public Certainty {
        if (!(confidence > 50 && confidence < 100)) {
            throw new IllegalArgumentException("a confidence must be above 50 and below 100 %, but is " + confidence);
        }
        if (!(minimumEffect >= 0 && Double.isFinite(minimumEffect))) {
            throw new IllegalArgumentException("a minimum effect must be 0 or more, but is " + minimumEffect);
        }
    }
}

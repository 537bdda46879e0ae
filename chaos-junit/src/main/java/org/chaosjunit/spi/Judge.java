package org.chaosjunit.spi;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether samples meet a tolerance; a pure function of both, and made through its constructor without parameters.
 *
 * <p>What it finds met or broken while samples are still to come ends the observation.
 */
public interface Judge {
    /** Judges what was measured up to now. */
    Decision judge(Course course, Tolerance tolerance);

    /**
     * Returns the fewest samples, all good, with which it could find a tolerance met.
     *
     * @param share which share of the samples must lie within the range, in percent; null where the metric is no such share
     */
    default long fewestSamples(@Nullable Range share, Tolerance tolerance) {
        return tolerance.minSamples();
    }
}

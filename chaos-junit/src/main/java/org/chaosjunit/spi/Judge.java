package org.chaosjunit.spi;

/**
 * Decides whether samples meet a tolerance; a pure function of both, and made through its constructor without parameters.
 *
 * <p>What it finds met or broken while samples are still to come ends the observation.
 */
public interface Judge {
    /** Judges what was measured up to now. */
    Decision judge(Course course, Tolerance tolerance);
}

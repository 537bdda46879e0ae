package org.chaosjunit.result;

/**
 * What an experiment means for the build, from best to worst.
 *
 * <p>Only {@link #PASS} passes. Where several findings speak, the worst verdict wins and the others stay visible.
 */
public enum Verdict {
    /** Every steady state was met under a fault that was seen acting, all was reverted, and the system recovered. */
    PASS,
    /** Nothing can be said: too little evidence, too little data, or a run cut short. */
    INCONCLUSIVE,
    /** The experiment itself could not be carried out. */
    ERROR,
    /** The system under test did not hold. */
    FAIL,
    /** A fault could not be taken back. */
    REVERT_FAILED
}

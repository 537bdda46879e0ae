package org.chaosjunit.spi;

/** What it means that the observation is over and the samples leave the question open. */
public enum OnUndecided {
    /** Nothing can be said: the experiment is inconclusive. */
    INCONCLUSIVE,
    /** What was measured decides, however few samples it rests on beyond the minimum. */
    POINT_ESTIMATE
}

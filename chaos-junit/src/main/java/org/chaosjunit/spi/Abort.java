package org.chaosjunit.spi;

/** What it means for the build that a condition has aborted an experiment while a fault acted. */
public enum Abort {
    /** The system did not hold: the experiment fails. */
    FAIL,
    /** The experiment had to go, and nothing can be said: it is inconclusive. */
    INCONCLUSIVE
}

package org.chaosjunit.spi;

/** What it means that a metric was asked and had no data. */
public enum OnNoData {
    /** Nothing can be said: the experiment is inconclusive. */
    INCONCLUSIVE,
    /** The missing sample does not count; the minimum of samples still does. */
    IGNORE,
    /** The missing sample counts as 0. */
    ZERO
}

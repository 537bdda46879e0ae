package org.chaosjunit.spi;

/** The unit in which a metric is measured. */
public enum Unit {
    /** A plain number. */
    NONE(""),
    /** Percent, 0 to 100. */
    PERCENT(" %"),
    /** Milliseconds. */
    MILLIS(" ms"),
    /** Per second. */
    PER_SECOND("/s");

    private final String suffix;

    Unit(String suffix) {
        this.suffix = suffix;
    }

    /** Returns what stands behind a number of this unit. */
    public String suffix() {
        return suffix;
    }
}

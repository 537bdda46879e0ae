package org.chaosjunit.sampling;

import org.chaosjunit.spi.Unit;
import org.jspecify.annotations.Nullable;

/** What a metric makes of the numbers that it reads. */
public enum Kind {
    /** The number at present. Every single sample must lie in the range. */
    GAUGE(false, false, null),
    /** The number at present in percent of another one, above 0. Every single sample must lie in the range. */
    PORTION(false, true, Unit.PERCENT),
    /**
     * How much a counter grows per second, over the whole window. A counter that falls began anew at 0, as in Prometheus,
     * and so did one that appears.
     */
    RATE(true, false, Unit.PER_SECOND),
    /**
     * How much a counter grows in percent of how much another one grows, over the whole window. The first must count some of
     * what the second counts: then each thing that the second counts is a sample of its own, good or not.
     */
    RATIO(true, true, Unit.PERCENT),
    /** How much a counter grows for each one by which another grows, over the whole window: a mean of what happens in it. */
    MEAN(true, true, null);

    private final boolean counts;
    private final boolean relative;
    private final @Nullable Unit unit;

    Kind(boolean counts, boolean relative, @Nullable Unit unit) {
        this.counts = counts;
        this.relative = relative;
        this.unit = unit;
    }

    /** Tells whether it is about counters, and how much they grow. */
    public boolean counts() {
        return counts;
    }

    /** Tells whether it puts two numbers in relation. */
    public boolean isRelative() {
        return relative;
    }

    /** Returns the unit of what comes out; {@code declared} where that depends on the numbers. */
    public Unit unit(Unit declared) {
        return unit == null ? declared : unit;
    }

    boolean hasUnitOfItsOwn() {
        return unit != null;
    }
}

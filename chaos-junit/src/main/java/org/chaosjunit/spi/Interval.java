package org.chaosjunit.spi;

/**
 * Between which numbers a quantity lies, as far as its samples can tell.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {
    /** Tells whether every number of it lies within the range. */
    public boolean isWithin(Range range) {
        return range.contains(low) && range.contains(high);
    }
}

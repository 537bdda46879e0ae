package org.chaosjunit.spi;

/**
 * The numbers that are allowed, with a unit: an interval such as {@code [90,100]}, {@code (0, 80]} or
 * {@code [100ms, 2s]}, or a bound such as {@code >= 99%}, {@code < 500ms} or {@code <= 5/min}.
 *
 * <p>Square brackets include the end, round ones exclude it. Units are {@code %}; {@code us}, {@code ms}, {@code s},
 * {@code min}; {@code /s}, {@code /min}, {@code /h}; or none.
 *
 * @param low lower end, in {@code unit}; negative infinity for none
 * @param lowIncluded whether the lower end is allowed
 * @param high upper end, in {@code unit}; infinity for none
 * @param highIncluded whether the upper end is allowed
 * @param unit what the numbers were converted to
 * @param text the range as it was written
 */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded, Unit unit, String text) {
    /** Allows every number. */
    public static final Range ANYTHING =
            new Range(Double.NEGATIVE_INFINITY, true, Double.POSITIVE_INFINITY, true, Unit.NONE, "anything");

    /** Allows nothing less than all, as a share in percent. */
    public static final Range ALL = new Range(100, true, Double.POSITIVE_INFINITY, false, Unit.PERCENT, ">= 100%");

    /**
     * Parses a range.
     *
     * @throws IllegalArgumentException if the text has another form, or the range is empty; the message is a phrase
     *     such as {@code "<< 5" is neither an interval nor a bound}
     */
    public static Range parse(String text) {
        return RangeParser.parse(text);
    }

    /** Tells whether {@code value}, in this range's unit, is allowed; NaN never is. */
    public boolean contains(double value) {
        return (lowIncluded ? value >= low : value > low) && (highIncluded ? value <= high : value < high);
    }

    /** Returns how far {@code value} lies outside; 0 if it is allowed or lies on an excluded end. */
    public double distance(double value) {
        return Math.max(0, Math.max(low - value, value - high));
    }

    /** Tells whether no number is allowed by both. */
    public boolean contradicts(Range other) {
        double from = Math.max(low, other.low);
        double to = Math.min(high, other.high);
        return from > to || (from == to && !(contains(from) && other.contains(from)));
    }

    /** Tells whether every number that {@code other} allows is allowed by this one too, in the same unit. */
    public boolean encloses(Range other) {
        boolean below = low < other.low || (low == other.low && (lowIncluded || !other.lowIncluded));
        boolean above = high > other.high || (high == other.high && (highIncluded || !other.highIncluded));
        return below && above;
    }

    /** Tells whether a metric of that unit can be held against this range; percentages may be written as plain numbers. */
    public boolean fits(Unit metric) {
        return unit == metric || (unit == Unit.NONE && metric == Unit.PERCENT);
    }

    @Override
    public String toString() {
        return text;
    }
}

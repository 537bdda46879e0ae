package org.chaosjunit.spi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

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

    private static final int DIGITS = 3;
    /** As many digits tell every double from every other. */
    private static final int ALL_DIGITS = 17;

    private final String suffix;

    Unit(String suffix) {
        this.suffix = suffix;
    }

    /** Returns what stands behind a number of this unit. */
    public String suffix() {
        return suffix;
    }

    /**
     * Returns the value for a person, rounded to three digits but never before the point: {@code 612 ms},
     * {@code 98.2 %}, {@code 0.0833/s}.
     */
    public String format(double value) {
        return number(value, DIGITS) + suffix;
    }

    /**
     * Returns the value for a message that also names the range: with as many more digits as it takes for the number to
     * lie on the same side of the range's ends as the value itself.
     *
     * <p>So no message says of a number that breaks the range one that would not, nor the other way round.
     */
    public String format(double value, Range against) {
        int digits = DIGITS;
        String number = number(value, digits);
        while (digits < ALL_DIGITS && against.contains(Double.parseDouble(number)) != against.contains(value)) {
            number = number(value, ++digits);
        }
        return number + suffix;
    }

    /** Returns the same without the unit. */
    public String number(double value) {
        return number(value, DIGITS);
    }

    private static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value));
        int whole = shortest.precision() - shortest.scale();
        BigDecimal rounded = shortest.round(new MathContext(Math.max(digits, whole), RoundingMode.HALF_UP));
        BigDecimal stripped = rounded.stripTrailingZeros();
        return Math.abs(whole) > ALL_DIGITS ? stripped.toString() : stripped.toPlainString();
    }
}

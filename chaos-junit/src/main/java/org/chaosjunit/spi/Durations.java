package org.chaosjunit.spi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How lengths of time are written in attributes and in messages. */
public final class Durations {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*(us|ms|s|min|h)");

    private static final Map<String, Duration> UNITS = Map.of(
            "us", Duration.ofNanos(1000),
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "min", Duration.ofMinutes(1),
            "h", Duration.ofHours(1));

    private static final BigDecimal SECOND =
            BigDecimal.valueOf(Duration.ofSeconds(1).toNanos());
    private static final BigDecimal MILLISECOND =
            BigDecimal.valueOf(Duration.ofMillis(1).toNanos());

    private Durations() {}

    /**
     * Parses for example {@code 300ms}, {@code 1.5s} or {@code 2min}: a number, not negative, and one of the units
     * {@code us}, {@code ms}, {@code s}, {@code min}, {@code h}; at most 292 years, in steps of a nanosecond.
     *
     * @param attribute the attribute that holds the text, for the error
     * @throws InvalidAttributeException if the text has another form
     */
    public static Duration parse(String attribute, String text) {
        Matcher form = FORM.matcher(text.strip());
        Duration unit = form.matches() ? UNITS.get(form.group(2)) : null;
        if (unit == null) {
            throw invalid(attribute, text);
        }
        try {
            BigDecimal nanos = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit.toNanos()));
            return Duration.ofNanos(nanos.longValueExact());
        } catch (ArithmeticException outOfRange) {
            throw invalid(attribute, text);
        }
    }

    /** Returns the duration for a person, rounded to about three digits: {@code 300 ms}, {@code 1.25 s}, {@code 30.1 s}. */
    public static String format(Duration duration) {
        BigDecimal nanos =
                BigDecimal.valueOf(duration.getSeconds()).multiply(SECOND).add(BigDecimal.valueOf(duration.getNano()));
        String millis = in(MILLISECOND, nanos, 0);
        // What rounds to a second is written as a second.
        boolean brief = nanos.abs().compareTo(SECOND) < 0 && !millis.matches("-?1000");
        return brief ? millis + " ms" : in(SECOND, nanos, 1) + " s";
    }

    private static String in(BigDecimal unit, BigDecimal nanos, int fewestDecimals) {
        BigDecimal number = nanos.divide(unit);
        int whole = number.abs().toBigInteger().toString().length();
        int decimals = Math.max(fewestDecimals, 3 - whole);
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.toPlainString();
    }

    private static InvalidAttributeException invalid(String attribute, String text) {
        return new InvalidAttributeException(
                attribute,
                "to be a length of time",
                '"' + text + '"',
                "Write for example `" + attribute + " = \"300ms\"`, `\"30s\"` or `\"2min\"`.");
    }
}

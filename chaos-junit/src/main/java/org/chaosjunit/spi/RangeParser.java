package org.chaosjunit.spi;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of {@link Range}. */
final class RangeParser {
    private static final String NUMBER = "([+-]?[0-9]+(?:\\.[0-9]+)?)\\s*(%|us|ms|s|min|/s|/min|/h|)";
    private static final Pattern BOUND = Pattern.compile("(>=|<=|>|<)\\s*" + NUMBER);
    private static final Pattern INTERVAL = Pattern.compile(
            "([\\[(])\\s*" + NUMBER + "\\s*,\\s*" + NUMBER + "\\s*([])])\\s*(%|us|ms|s|min|/s|/min|/h|)");

    private static final Map<String, Scale> SCALES = Map.of(
            "", new Scale(Unit.NONE, 1, 1),
            "%", new Scale(Unit.PERCENT, 1, 1),
            "us", new Scale(Unit.MILLIS, 1, 1000),
            "ms", new Scale(Unit.MILLIS, 1, 1),
            "s", new Scale(Unit.MILLIS, 1000, 1),
            "min", new Scale(Unit.MILLIS, 60_000, 1),
            "/s", new Scale(Unit.PER_SECOND, 1, 1),
            "/min", new Scale(Unit.PER_SECOND, 1, 60),
            "/h", new Scale(Unit.PER_SECOND, 1, 3600));

    private RangeParser() {}

    static Range parse(String text) {
        Range range = read(text.strip());
        if (range.contradicts(range)) {
            throw new IllegalArgumentException('"' + range.text() + "\" allows no number");
        }
        return range;
    }

    private static Range read(String text) {
        Matcher bound = BOUND.matcher(text);
        if (bound.matches()) {
            return bound(bound, text);
        }
        Matcher interval = INTERVAL.matcher(text);
        if (interval.matches()) {
            return interval(interval, text);
        }
        throw new IllegalArgumentException('"' + text + "\" is neither an interval nor a bound");
    }

    private static Range bound(Matcher bound, String text) {
        Scale scale = scale(bound.group(3));
        double end = end(scale, bound.group(2), text);
        return switch (bound.group(1)) {
            case ">=" -> new Range(end, true, Double.POSITIVE_INFINITY, false, scale.unit, text);
            case ">" -> new Range(end, false, Double.POSITIVE_INFINITY, false, scale.unit, text);
            case "<=" -> new Range(Double.NEGATIVE_INFINITY, false, end, true, scale.unit, text);
            default -> new Range(Double.NEGATIVE_INFINITY, false, end, false, scale.unit, text);
        };
    }

    private static Range interval(Matcher interval, String text) {
        String common = interval.group(7);
        Scale low = scale(common.isEmpty() ? interval.group(3) : common);
        Scale high = scale(common.isEmpty() ? interval.group(5) : common);
        if (low.unit != high.unit || (!common.isEmpty() && !(interval.group(3) + interval.group(5)).isEmpty())) {
            throw new IllegalArgumentException('"' + text + "\" mixes units");
        }
        return new Range(
                end(low, interval.group(2), text),
                interval.group(1).equals("["),
                end(high, interval.group(4), text),
                interval.group(6).equals("]"),
                low.unit,
                text);
    }

    private static double end(Scale scale, String number, String text) {
        double end = scale.convert(number);
        if (Double.isInfinite(end)) {
            throw new IllegalArgumentException('"' + text + "\" holds a number that is too large");
        }
        return end;
    }

    private static Scale scale(String unit) {
        Scale scale = SCALES.get(unit);
        if (scale == null) {
            throw new IllegalStateException(unit);
        }
        return scale;
    }

    // Exact, then rounded once, so that 5/min is as near to 5/60 as a double can be, and 2.3s is 2300 ms.
    private record Scale(Unit unit, int times, int per) {
        double convert(String number) {
            return new BigDecimal(number)
                    .multiply(BigDecimal.valueOf(times))
                    .divide(BigDecimal.valueOf(per), MathContext.DECIMAL128)
                    .doubleValue();
        }
    }
}

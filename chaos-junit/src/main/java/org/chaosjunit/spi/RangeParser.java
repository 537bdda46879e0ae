package org.chaosjunit.spi;

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
        String stripped = text.strip();
        Matcher bound = BOUND.matcher(stripped);
        if (bound.matches()) {
            return bound(bound, stripped);
        }
        Matcher interval = INTERVAL.matcher(stripped);
        if (interval.matches()) {
            return interval(interval, stripped);
        }
        throw new IllegalArgumentException('"' + text + "\" is neither an interval nor a bound");
    }

    private static Range bound(Matcher bound, String text) {
        Scale scale = scale(bound.group(3));
        double end = scale.convert(bound.group(2));
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
        Range range = new Range(
                low.convert(interval.group(2)),
                interval.group(1).equals("["),
                high.convert(interval.group(4)),
                interval.group(6).equals("]"),
                low.unit,
                text);
        if (range.contradicts(range)) {
            throw new IllegalArgumentException('"' + text + "\" allows no number");
        }
        return range;
    }

    private static Scale scale(String unit) {
        Scale scale = SCALES.get(unit);
        if (scale == null) {
            throw new IllegalStateException(unit);
        }
        return scale;
    }

    // A quotient of integers, so that 5/min is as near to 5/60 as a double can be.
    private record Scale(Unit unit, int times, int per) {
        double convert(String number) {
            return Double.parseDouble(number) * times / per;
        }
    }
}

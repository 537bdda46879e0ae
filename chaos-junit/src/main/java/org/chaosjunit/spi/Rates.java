package org.chaosjunit.spi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.PhasedRate.Stretch;

/** How rates that change over time are written in attributes and in messages. */
public final class Rates {
    /** The highest rate that can be written. */
    public static final double HIGHEST_PER_SECOND = 10_000;

    private static final String RATE = "([0-9]{1,9}(?:\\.[0-9]{1,30})?)\\s*/\\s*(s|min|h)";
    private static final Pattern LAST = Pattern.compile(RATE);
    private static final Pattern STEP = Pattern.compile(RATE + "\\s+for\\s+(.+)");
    private static final Pattern RAMP = Pattern.compile(RATE + "\\s+to\\s+" + RATE + "\\s+in\\s+(.+)");
    private static final Map<String, Integer> UNITS = units();
    private static final int BRIEF = 8;
    private static final String EXAMPLE = "10/s for 30s, 10/s to 100/s in 1min, 100/s";

    private Rates() {}

    private static Map<String, Integer> units() {
        Map<String, Integer> units = new LinkedHashMap<>();
        units.put("s", 1);
        units.put("min", 60);
        units.put("h", 3600);
        return units;
    }

    /**
     * Parses for example {@code 10/s for 30s, 10/s to 100/s in 1min, 100/s}: steps and ramps, separated by commas or
     * semicolons, and at the end the rate that stays for ever; a single rate such as {@code 120/min} too.
     *
     * <p>A rate is a number, not negative and at most 10,000 per second, and one of the units {@code /s}, {@code /min},
     * {@code /h}; it may be 0 but for the last. Lengths are those of {@link Durations}, and above 0.
     *
     * @param attribute the attribute that holds the text, for the error
     * @throws InvalidAttributeException if the text has another form
     */
    public static Intensity parse(String attribute, String text) {
        String[] phases = text.split("[,;]", -1);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < phases.length - 1; i++) {
            stretches.add(stretch(attribute, phases[i].strip()));
        }
        double last = last(attribute, phases[phases.length - 1].strip());
        return stretches.isEmpty() ? new ConstantRate(last) : new PhasedRate(stretches, last);
    }

    private static Stretch stretch(String attribute, String phase) {
        Matcher step = STEP.matcher(phase);
        if (step.matches()) {
            double rate = perSecond(attribute, phase, step, 1);
            return new Stretch(rate, rate, length(attribute, step.group(3)));
        }
        Matcher ramp = RAMP.matcher(phase);
        if (ramp.matches()) {
            double from = perSecond(attribute, phase, ramp, 1);
            return new Stretch(from, perSecond(attribute, phase, ramp, 3), length(attribute, ramp.group(5)));
        }
        if (LAST.matcher(phase).matches()) {
            throw invalid(attribute, "to say how long each rate but the last holds", phase);
        }
        throw invalid(
                attribute,
                "to be rates such as \"10/s for 30s\" or \"10/s to 100/s in 1min\", separated by commas, and the last"
                        + " such as \"100/s\"",
                phase);
    }

    private static double last(String attribute, String phase) {
        Matcher last = LAST.matcher(phase);
        if (!last.matches()) {
            boolean isKnown =
                    STEP.matcher(phase).matches() || RAMP.matcher(phase).matches();
            throw invalid(
                    attribute,
                    isKnown
                            ? "to end with a rate that stays for ever"
                            : "to end with a rate such as \"100/s\", \"120/min\" or \"600/h\"",
                    phase);
        }
        double rate = perSecond(attribute, phase, last, 1);
        if (rate == 0) {
            throw invalid(attribute, "to end with a rate above 0", phase);
        }
        return rate;
    }

    private static double perSecond(String attribute, String phase, Matcher form, int group) {
        double rate = Double.parseDouble(form.group(group)) / UNITS.getOrDefault(form.group(group + 1), 1);
        if (rate > HIGHEST_PER_SECOND) {
            throw invalid(attribute, "to be at most 10000 per second", phase);
        }
        return rate;
    }

    private static Duration length(String attribute, String text) {
        Duration length = Durations.parse(attribute, text);
        if (length.isZero()) {
            throw invalid(attribute, "to hold each rate for longer than nothing", text);
        }
        return length;
    }

    private static InvalidAttributeException invalid(String attribute, String required, String found) {
        return new InvalidAttributeException(
                attribute, required, '"' + found + '"', "Write for example `" + attribute + " = \"" + EXAMPLE + "\"`.");
    }

    /** Returns a rate as it may be written, to its last digit: {@code 50/s}, {@code 100/min}. */
    public static String format(double perSecond) {
        return UNITS.entrySet().stream()
                .map(unit -> plain(perSecond * unit.getValue()) + "/" + unit.getKey())
                .filter(text -> text.length() <= BRIEF && read(text) == perSecond)
                .findFirst()
                .orElse(plain(perSecond) + "/s");
    }

    private static double read(String rate) {
        String[] parts = rate.split("/", -1);
        return Double.parseDouble(parts[0]) / UNITS.getOrDefault(parts[1], 1);
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Returns a length of time as it may be written, to its last nanosecond: {@code 90s}, {@code 2min}. */
    static String format(Duration length) {
        long nanos = length.toNanos();
        if (nanos % 3_600_000_000_000L == 0) {
            return nanos / 3_600_000_000_000L + "h";
        }
        if (nanos % 60_000_000_000L == 0) {
            return nanos / 60_000_000_000L + "min";
        }
        if (nanos < 1_000_000_000L && nanos % 1_000_000 == 0) {
            return nanos / 1_000_000 + "ms";
        }
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
    }
}

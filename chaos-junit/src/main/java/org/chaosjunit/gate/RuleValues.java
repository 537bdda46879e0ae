package org.chaosjunit.gate;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chaosjunit.spi.Durations;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Spelling;

/** What was written about one rule; whatever nobody asks for is refused. */
public final class RuleValues {
    private final Map<String, String> written;
    private final Set<String> asked = new LinkedHashSet<>();

    /** Creates the values of a rule, by their names. */
    public RuleValues(Map<String, String> written) {
        this.written = Map.copyOf(written);
    }

    /** Returns a text; empty if it was not written. */
    public Optional<String> text(String name) {
        asked.add(name);
        return Optional.ofNullable(written.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Returns the parts of a list with commas; none if it was not written. */
    public List<String> list(String name) {
        return text(name).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /**
     * Returns a number.
     *
     * @throws InvalidAttributeException if it was not written, is none, or lies outside
     */
    public double number(String name, double least, double most) {
        String text = text(name).orElseThrow(() -> missing(name, least, most));
        try {
            double number = new BigDecimal(text.replaceFirst("\\s*%$", "")).doubleValue();
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // As below.
        }
        throw new InvalidAttributeException(name, between(least, most), '"' + text + '"', example(name, least, most));
    }

    /** Returns a whole number; as {@link #number}. */
    public int whole(String name, int least, int most) {
        double number = number(name, least, most);
        if (number != Math.rint(number)) {
            throw new InvalidAttributeException(
                    name, "to be a whole number", '"' + text(name).orElse("") + '"', example(name, least, most));
        }
        return (int) number;
    }

    /**
     * Returns a length of time.
     *
     * @throws InvalidAttributeException if it was not written, or is none
     */
    public Duration duration(String name) {
        return Durations.parse(
                name,
                text(name)
                        .orElseThrow(() -> new InvalidAttributeException(
                                name,
                                "to be a length of time",
                                "nothing",
                                "Write for example <" + name + ">1h</" + name + ">.")));
    }

    /** Refuses what nobody has asked for. */
    void refuseUnknown() {
        for (String name : new TreeSet<>(written.keySet())) {
            if (!asked.contains(name)) {
                throw new InvalidAttributeException(
                        "",
                        asked.isEmpty() ? "no values" : "no values but " + String.join(", ", asked),
                        "<" + name + ">",
                        asked.isEmpty()
                                ? "Leave it out."
                                : "The nearest is <"
                                        + Spelling.nearest(name, asked).get(0) + ">.");
            }
        }
    }

    private static InvalidAttributeException missing(String name, double least, double most) {
        return new InvalidAttributeException(name, between(least, most), "nothing", example(name, least, most));
    }

    private static String between(double least, double most) {
        return "to be a number from " + plain(least) + " to " + plain(most);
    }

    private static String example(String name, double least, double most) {
        return "Write for example <" + name + ">" + plain(Math.min(most, Math.max(least, 1))) + "</" + name + ">.";
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}

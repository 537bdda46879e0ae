package org.chaosjunit.load.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chaosjunit.spi.HttpExpectation.Statuses;
import org.chaosjunit.spi.InvalidAttributeException;

/** Reads which statuses are successes, for example {@code 2xx, 304, 400-404}. */
public final class StatusList {
    private static final Pattern CLASS = Pattern.compile("([1-5])xx");
    private static final Pattern RANGE = Pattern.compile("([1-5]\\d\\d)(?:\\s*-\\s*([1-5]\\d\\d))?");

    private StatusList() {}

    /**
     * Reads them.
     *
     * @throws InvalidAttributeException if one cannot be understood
     */
    public static List<Statuses> parse(String attribute, String text) {
        List<Statuses> statuses = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            statuses.add(one(attribute, text, part.strip()));
        }
        return statuses;
    }

    private static Statuses one(String attribute, String text, String part) {
        Matcher whole = CLASS.matcher(part);
        if (whole.matches()) {
            int from = 100 * Integer.parseInt(whole.group(1));
            return new Statuses(from, from + 99);
        }
        Matcher range = RANGE.matcher(part);
        if (range.matches()) {
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (from <= to) {
                return new Statuses(from, to);
            }
        }
        throw new InvalidAttributeException(
                attribute,
                "to be statuses from 100 to 599, classes of them or ranges, separated by commas",
                '"' + text + "\", of which \"" + part + "\" is none",
                "Write for example `" + attribute + " = \"2xx, 304, 400-404\"`.");
    }
}

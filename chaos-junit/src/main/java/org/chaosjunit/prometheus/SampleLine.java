package org.chaosjunit.prometheus;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A line of a page: a series and its number. A time and an example behind it are passed over.
 *
 * @param series the series
 * @param value the number
 */
record SampleLine(Series series, double value) {
    private static final Pattern EQUALS = Pattern.compile("=");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|(?i:NaN|[+-]?Inf(?:inity)?)");
    private static final Pattern TIME = Pattern.compile("[ \\t]+[+-]?[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?");
    private static final Pattern EXAMPLE = Pattern.compile("[ \\t]+# .*");

    static SampleLine parse(String line) {
        Cursor cursor = new Cursor(line);
        cursor.skipBlanks();
        String name = cursor.take(Names.METRIC);
        cursor.skipBlanks();
        Map<String, String> labels = new HashMap<>();
        if (cursor.skips('{')) {
            cursor.skipBlanks();
            if (name.isEmpty() && cursor.sees('"')) {
                name = cursor.requireQuoted();
                separator(cursor);
            }
            labels(cursor, labels);
        }
        if (name.isEmpty()) {
            throw cursor.expected("a name");
        }
        cursor.skipBlanks();
        double value = number(cursor.require(NUMBER, "a number"));
        cursor.take(TIME);
        cursor.take(EXAMPLE);
        cursor.skipBlanks();
        if (!cursor.isAtEnd()) {
            throw cursor.expected("the end");
        }
        return new SampleLine(new Series(name, labels), value);
    }

    private static void labels(Cursor cursor, Map<String, String> labels) {
        while (!cursor.skips('}')) {
            String label = cursor.sees('"') ? cursor.requireQuoted() : cursor.require(Names.LABEL, "a label");
            cursor.skipBlanks();
            cursor.require(EQUALS, "=");
            cursor.skipBlanks();
            if (labels.put(label, cursor.requireQuoted()) != null) {
                throw new IllegalArgumentException("the label " + label + " stands there twice");
            }
            separator(cursor);
        }
    }

    private static void separator(Cursor cursor) {
        cursor.skipBlanks();
        if (!cursor.sees('}') && !cursor.skips(',')) {
            throw cursor.expected("a comma or a closing brace");
        }
        cursor.skipBlanks();
    }

    private static double number(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}

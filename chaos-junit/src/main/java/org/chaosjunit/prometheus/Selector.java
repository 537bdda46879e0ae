package org.chaosjunit.prometheus;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which series are meant.
 *
 * @param name name of the series
 * @param matchers what their labels must be
 */
record Selector(String name, List<Matcher> matchers) {
    /** Selects nothing. */
    static final Selector NONE = new Selector("", List.of());

    private static final Pattern OPERATOR = Pattern.compile("=~|!~|!=|=");

    /**
     * Parses for example {@code http_requests_total{status=~"5..",method!="GET"}}.
     *
     * @throws IllegalArgumentException if it has another form; the message says what is missing where
     */
    static Selector parse(String text) {
        Cursor cursor = new Cursor(text.strip());
        String name = cursor.take(Names.METRIC);
        cursor.skipBlanks();
        List<Matcher> matchers = new ArrayList<>();
        if (cursor.skips('{')) {
            cursor.skipBlanks();
            if (name.isEmpty() && cursor.sees('"')) {
                name = cursor.requireQuoted();
                cursor.skipBlanks();
                if (!cursor.sees('}') && !cursor.skips(',')) {
                    throw cursor.expected("a comma or a closing brace");
                }
            }
            matchers(cursor, matchers);
        }
        if (name.isEmpty()) {
            throw cursor.expected("a name");
        }
        cursor.skipBlanks();
        if (!cursor.isAtEnd()) {
            throw cursor.expected("the end");
        }
        return new Selector(name, List.copyOf(matchers));
    }

    private static void matchers(Cursor cursor, List<Matcher> matchers) {
        cursor.skipBlanks();
        while (!cursor.skips('}')) {
            String label = cursor.sees('"') ? cursor.requireQuoted() : cursor.require(Names.LABEL, "a label");
            cursor.skipBlanks();
            String operator = cursor.require(OPERATOR, "=, !=, =~ or !~");
            cursor.skipBlanks();
            matchers.add(Matcher.of(label, operator, cursor.requireQuoted()));
            cursor.skipBlanks();
            if (!cursor.sees('}') && !cursor.skips(',')) {
                throw cursor.expected("a comma or a closing brace");
            }
            cursor.skipBlanks();
        }
    }

    boolean selects(Series series) {
        return series.name().equals(name) && matchers.stream().allMatch(matcher -> matcher.accepts(series));
    }

    /**
     * What a label must be.
     *
     * @param label name of the label
     * @param value accepts its value, which is empty where it is not there
     */
    record Matcher(String label, Predicate<String> value) {
        static Matcher of(String label, String operator, String operand) {
            return new Matcher(
                    label,
                    switch (operator) {
                        case "=" -> operand::equals;
                        case "!=" -> Predicate.not(operand::equals);
                        case "=~" -> expression(operand).asMatchPredicate();
                        default -> expression(operand).asMatchPredicate().negate();
                    });
        }

        boolean accepts(Series series) {
            return value.test(series.label(label));
        }

        private static Pattern expression(String text) {
            try {
                // As in Prometheus, where a dot stands for line ends too.
                return Pattern.compile(text, Pattern.DOTALL);
            } catch (PatternSyntaxException malformed) {
                throw new IllegalArgumentException(
                        '"' + text + "\" is no regular expression: " + malformed.getDescription(), malformed);
            }
        }
    }
}

package org.chaosjunit.load.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Spelling;
import org.jspecify.annotations.Nullable;

/** A text in which <code>#{name}</code> stands for a value of each arrival, and <code>##{</code> for <code>#{</code> itself. */
public final class Template {
    private static final Pattern EXPRESSION = Pattern.compile("##\\{|#\\{([^}]*)(}?)");

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** A literal, or an expression and which column it names (-1 for none). */
    private record Part(String text, int column, @Nullable Function<Draw, String> value) {}

    /**
     * Reads a template.
     *
     * @param attribute the attribute that holds it
     * @throws InvalidAttributeException if it names something that is not there
     */
    public static Template of(String attribute, String text, DataSet data) {
        List<Part> parts = new ArrayList<>();
        Matcher expression = EXPRESSION.matcher(text);
        StringBuilder literal = new StringBuilder();
        int from = 0;
        while (expression.find()) {
            literal.append(text, from, expression.start());
            from = expression.end();
            if (expression.group(1) == null) {
                literal.append("#{");
                continue;
            }
            parts.add(literal(literal));
            literal.setLength(0);
            parts.add(part(attribute, text, expression, data));
        }
        literal.append(text, from, text.length());
        parts.add(literal(literal));
        return new Template(
                parts.stream().filter(part -> !part.text().isEmpty()).toList());
    }

    private static Part literal(CharSequence text) {
        return new Part(text.toString(), -1, null);
    }

    private static Part part(String attribute, String text, Matcher expression, DataSet data) {
        if (expression.group(2).isEmpty()) {
            throw new InvalidAttributeException(
                    attribute,
                    "to close each #{ with }",
                    '"' + text + '"',
                    "Write for example #{id}, or ##{ for the characters themselves.");
        }
        String name = expression.group(1).strip();
        int column = data.columns().indexOf(name);
        Function<Draw, String> value = column >= 0 ? draw -> draw.row().get(column) : Builtin.find(name);
        if (value == null) {
            throw unknown(attribute, name, data);
        }
        return new Part("#{" + name + "}", column, value);
    }

    private static InvalidAttributeException unknown(String attribute, String name, DataSet data) {
        List<String> known =
                Stream.concat(data.columns().stream(), Stream.of("n", "uuid")).toList();
        String nearest = Spelling.nearest(name, known).get(0);
        return new InvalidAttributeException(
                attribute,
                "to name values that are there",
                "\"#{" + name + "}\"",
                (Spelling.isLikely(name, nearest) ? "Did you mean #{" + nearest + "}? " : "")
                        + "There are #{n}, #{uuid}, #{random(1,100)}"
                        + (data.isEmpty()
                                ? "; `data` gives more."
                                : " and of " + data.source() + ": " + columns(data)));
    }

    private static String columns(DataSet data) {
        return String.join(
                        ", ",
                        data.columns().stream()
                                .map(column -> "#{" + column + "}")
                                .toList())
                + ".";
    }

    /** Tells whether every arrival gets the same. */
    public boolean isConstant() {
        return parts.stream().allMatch(part -> part.value() == null);
    }

    /** Returns which columns of the data it uses. */
    public List<Integer> columns() {
        return parts.stream().map(Part::column).filter(column -> column >= 0).toList();
    }

    /** Returns the text of an arrival, its values written so that they fit in. */
    public String text(Draw draw, Escape escape) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            Function<Draw, String> value = part.value();
            text.append(value == null ? part.text() : escape.apply(value.apply(draw)));
        }
        return text.toString();
    }
}

package org.chaosjunit.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a {@code .properties} file, of which one value changes and nothing else does.
 *
 * <p>Each byte is a character, as for {@link Properties}, which also has the last word on what a text says.
 */
final class PropertiesText {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");
    private static final Pattern SEPARATOR = Pattern.compile("[ \t\f]*[=:]?[ \t\f]*");

    private final String text;
    private final Map<String, String> values;

    private PropertiesText(String text) throws IOException {
        this.text = text;
        this.values = load(text);
    }

    /**
     * Reads a text.
     *
     * @throws IOException if {@link Properties} cannot
     */
    static PropertiesText of(byte[] bytes) throws IOException {
        return new PropertiesText(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns the text in which the key has that value, and what it takes to go back. */
    Edit set(String key, String value) throws IOException {
        PropertyLine line = line(key);
        if (line == null) {
            return append(key, value);
        }
        String before = text.substring(line.keyEnd(), line.restEnd());
        Matcher separator = SEPARATOR.matcher(before);
        String kept = separator.lookingAt() ? separator.group() : "";
        String rest = (kept.isEmpty() ? "=" : kept) + PropertyLine.escaped(value, false);
        return new Edit(with(key, value, line.keyEnd(), line.restEnd(), rest), before, null);
    }

    /** Returns the text in which what follows the key is written that way again. */
    PropertiesText restore(String key, String rest) throws IOException {
        PropertyLine line = line(key);
        if (line == null) {
            throw new IOException("the key \"" + key + "\" is not there");
        }
        return with(key, value(rest).orElse(""), line.keyEnd(), line.restEnd(), rest);
    }

    /** Returns the value that a key has if it is followed by that. */
    static Optional<String> value(String rest) throws IOException {
        return new PropertiesText("k" + rest).get("k");
    }

    /** Returns the text without the key, which was added by appending {@code appended}. */
    PropertiesText remove(String key, String appended) throws IOException {
        if (text.endsWith(appended)) {
            return with(key, null, text.length() - appended.length(), text.length(), "");
        }
        PropertyLine line = line(key);
        return line == null ? this : with(key, null, line.start(), line.end(), "");
    }

    private Edit append(String key, String value) throws IOException {
        Matcher first = LINE_END.matcher(text);
        String lineEnd = first.find() ? first.group() : "\n";
        boolean isWhole = text.isEmpty() || text.endsWith("\n") || text.endsWith("\r");
        String line = PropertyLine.escaped(key, true) + "=" + PropertyLine.escaped(value, false);
        Map<String, String> wanted = values(key, value);
        // A last line may be unfinished, or even promise to go on.
        for (String before : List.of("", lineEnd, lineEnd + lineEnd)) {
            boolean isGlued = before.isEmpty() && !isWhole;
            String appended = before + line + (isWhole ? lineEnd : "");
            PropertiesText edited = new PropertiesText(text + appended);
            if (!isGlued && edited.values.equals(wanted)) {
                return new Edit(edited, null, appended);
            }
        }
        throw new IOException("the key \"" + key + "\" cannot be added");
    }

    // Properties itself proves that nothing else has changed.
    private PropertiesText with(String key, @Nullable String value, int from, int to, String replacement)
            throws IOException {
        PropertiesText edited = new PropertiesText(text.substring(0, from) + replacement + text.substring(to));
        if (!edited.values.equals(values(key, value))) {
            throw new IOException("the key \"" + key + "\" cannot be changed without changing others");
        }
        return edited;
    }

    private Map<String, String> values(String key, @Nullable String value) {
        Map<String, String> wanted = new HashMap<>(values);
        if (value == null) {
            wanted.remove(key);
        } else {
            wanted.put(key, value);
        }
        return wanted;
    }

    private @Nullable PropertyLine line(String key) throws IOException {
        PropertyLine last = null;
        for (PropertyLine line : PropertyLine.in(text)) {
            if (load(text.substring(line.start(), line.restEnd())).containsKey(key)) {
                last = line;
            }
        }
        return last;
    }

    private static Map<String, String> load(String text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("it is no properties file: " + malformed.getMessage(), malformed);
        }
        // A backslash at the very end makes a property without a name, which is gone as soon as anything follows.
        properties.remove("");
        Map<String, String> values = new HashMap<>();
        properties
                .stringPropertyNames()
                .forEach(key -> values.put(key, Objects.requireNonNull(properties.getProperty(key))));
        return values;
    }

    /**
     * A change of a text.
     *
     * @param text the changed text
     * @param rest what followed the key before, as it was written; null if the key was not there
     * @param appended what was appended; null if the key was there
     */
    record Edit(
            PropertiesText text,
            @Nullable String rest,
            @Nullable String appended) {}
}

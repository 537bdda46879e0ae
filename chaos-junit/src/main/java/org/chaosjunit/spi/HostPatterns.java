package org.chaosjunit.spi;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Globs over host names, such as {@code dynamodb.*}, {@code *.amazonaws.com} or {@code localhost:8000}.
 *
 * <p>{@code *} stands for any text, {@code ?} for one character; case does not count. A pattern with a port
 * matches only that port ({@code :*} is any); one without matches every port. IPv6 literals are written in brackets. A
 * pattern {@code alias:NAME} matches only the address that the {@linkplain HostAliases alias} NAME stands for.
 */
public final class HostPatterns {
    private final List<String> texts;
    private final List<Pattern> patterns;

    private HostPatterns(List<String> texts) {
        this.texts = texts;
        this.patterns = texts.stream().map(HostPatterns::compile).toList();
    }

    /**
     * Parses patterns.
     *
     * @throws IllegalArgumentException if there is none, or one is blank, holds white space or a URL; the message is a
     *     phrase such as {@code "http://x" is a URL, not a host}
     */
    public static HostPatterns of(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no pattern is given");
        }
        return new HostPatterns(List.copyOf(patterns));
    }

    /** Parses patterns, as {@link #of(List)}. */
    public static HostPatterns of(String... patterns) {
        return of(List.of(patterns));
    }

    /** Returns the patterns as they were written. */
    public List<String> texts() {
        return texts;
    }

    /**
     * Tells whether a connection to {@code host} and {@code port} is meant, by any of its names.
     *
     * @param host name, literal address or alias, without brackets
     * @param port port, or 0 where none is known yet (a name look-up): then only patterns for all ports match
     */
    public boolean match(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT) + ":" + port;
        return patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    private static Pattern compile(String text) {
        String why = objection(text);
        if (why != null) {
            throw new IllegalArgumentException('"' + text + "\" " + why);
        }
        String pattern = text.toLowerCase(Locale.ROOT);
        String host = pattern;
        String port = ".*";
        int colon = pattern.lastIndexOf(':');
        if (pattern.startsWith("[")) {
            int end = pattern.indexOf(']');
            host = pattern.substring(1, end);
            port = end + 1 < pattern.length() ? pattern.substring(end + 2) : "*";
        } else if (colon >= 0 && !pattern.startsWith(HostAliases.PREFIX)) {
            host = pattern.substring(0, colon);
            port = pattern.substring(colon + 1);
        }
        return Pattern.compile(glob(host) + ":" + (port.equals("*") || port.equals(".*") ? ".*" : port));
    }

    private static @Nullable String objection(String text) {
        if (text.isBlank()) {
            return "is blank";
        }
        if (text.contains("/")) {
            return "is a URL, not a host";
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return "holds white space";
        }
        String rest = text.startsWith("[") ? text.substring(text.indexOf(']') + 1) : text;
        if (text.startsWith(HostAliases.PREFIX)) {
            return text.length() == HostAliases.PREFIX.length() ? "names no alias" : null;
        }
        if (text.startsWith("[") && (!text.contains("]") || !(rest.isEmpty() || rest.startsWith(":")))) {
            return "has an unclosed bracket";
        }
        int colon = rest.indexOf(':');
        if (colon >= 0 && !rest.substring(colon + 1).matches("\\*|[0-9]{1,5}")) {
            return "has a port that is no number";
        }
        return null;
    }

    private static String glob(String host) {
        return host.codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostPatterns that && texts.equals(that.texts);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return String.join(", ", texts);
    }
}

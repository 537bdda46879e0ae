package org.chaosjunit.spi;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
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
    private static final Pattern FORM = Pattern.compile(
            "(?:(?<name>[\\p{L}\\p{N}._*?-]+)|\\[(?<literal>[0-9A-Fa-f:.*?]+(?:%[\\p{Alnum}]+)?)])(?::(?<port>\\*|[0-9]{1,5}))?");
    // Digits only, so that "a" is not taken for the beginning of the IPv6 address a::1.
    private static final String ANY_PORT = ":[0-9]+";

    private final List<String> texts;
    private final Matches matches;

    private HostPatterns(List<String> texts, Matches matches) {
        this.texts = texts;
        this.matches = matches;
    }

    /**
     * Parses patterns.
     *
     * @throws IllegalArgumentException if there is none, or one is blank or malformed; the message is a phrase such as
     *     {@code "http://x" is a URL, not a host}
     */
    public static HostPatterns of(List<String> patterns) {
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("no pattern is given");
        }
        return new HostPatterns(
                List.copyOf(patterns),
                new Globs(patterns.stream().map(HostPatterns::compile).toList()));
    }

    /**
     * Returns hosts that are told in another way than by globs, whatever the port.
     *
     * @param texts how they are told, for messages
     * @param host is asked with a name, literal address or alias, from any thread and under locks: it must not wait or log
     */
    public static HostPatterns where(List<String> texts, Predicate<String> host) {
        return new HostPatterns(List.copyOf(texts), (name, port) -> host.test(name));
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
        return matches.match(host, port);
    }

    /** Returns one for each of the globs, or this one if it is told in another way. */
    public List<HostPatterns> each() {
        return matches instanceof Globs ? texts.stream().map(HostPatterns::of).toList() : List.of(this);
    }

    private static Pattern compile(String text) {
        Matcher form = FORM.matcher(text);
        String why = text.startsWith(HostAliases.PREFIX) ? null : objection(text, form);
        if (why == null && text.equals(HostAliases.PREFIX)) {
            why = "names no alias";
        }
        if (why != null) {
            throw new IllegalArgumentException('"' + text + "\" " + why);
        }
        if (text.startsWith(HostAliases.PREFIX)) {
            return Pattern.compile(Pattern.quote(text.toLowerCase(Locale.ROOT)) + ANY_PORT);
        }
        String literal = form.group("literal");
        String host = literal == null ? glob(form.group("name")) : glob(literal) + inFull(literal);
        String port = form.group("port");
        boolean anyPort = port == null || port.equals("*");
        return Pattern.compile("(?:" + host + ")" + (anyPort ? ANY_PORT : ":" + Integer.parseInt(port)));
    }

    private static @Nullable String objection(String text, Matcher form) {
        if (text.isBlank()) {
            return "is blank";
        }
        if (text.contains("/")) {
            return "is a URL, not a host";
        }
        if (text.chars().anyMatch(Character::isWhitespace)) {
            return "holds white space";
        }
        if (text.contains(",")) {
            return "holds a comma; several hosts are several texts";
        }
        if (text.startsWith("[") && text.indexOf(']') < 0) {
            return "has an unclosed bracket";
        }
        if (!text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':')) {
            return "has several colons; an IPv6 address is written in brackets";
        }
        if (text.startsWith(":")) {
            return "names no host";
        }
        if (!form.matches()) {
            return text.matches("[^:\\[\\]]+:.*|\\[.*]:.*") ? "has a port that is no number" : "is no host name";
        }
        String port = form.group("port");
        boolean number = port != null && !port.equals("*");
        return number && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)
                ? "has a port that is not from 1 to 65535"
                : null;
    }

    // An address may be written in several ways; the JDK writes it with all its zeros.
    private static String inFull(String literal) {
        try {
            // In brackets nothing is ever looked up.
            return "|"
                    + Pattern.quote(InetAddress.getByName("[" + literal + "]").getHostAddress());
        } catch (UnknownHostException e) {
            // A glob.
            return "";
        }
    }

    private static String glob(String host) {
        return host.toLowerCase(Locale.ROOT)
                .codePoints()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HostPatterns that && texts.equals(that.texts) && isSameKind(that);
    }

    private boolean isSameKind(HostPatterns that) {
        return matches == that.matches || (matches instanceof Globs && that.matches instanceof Globs);
    }

    @Override
    public int hashCode() {
        return texts.hashCode();
    }

    @Override
    public String toString() {
        return String.join(", ", texts);
    }

    private interface Matches {
        boolean match(String host, int port);
    }

    private record Globs(List<Pattern> globs) implements Matches {
        @Override
        public boolean match(String host, int port) {
            String name = host.toLowerCase(Locale.ROOT) + ":" + port;
            return globs.stream().anyMatch(glob -> glob.matcher(name).matches());
        }
    }
}

package org.chaosjunit.prometheus;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a text from left to right; what both a page and a selector are made of. */
final class Cursor {
    private static final Pattern BLANKS = Pattern.compile("[ \\t]*");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"");

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    boolean sees(char next) {
        return !isAtEnd() && text.charAt(at) == next;
    }

    void skipBlanks() {
        take(BLANKS);
    }

    /** Goes past a character if it comes next. */
    boolean skips(char next) {
        boolean there = sees(next);
        at += there ? 1 : 0;
        return there;
    }

    /** Goes past what matches; returns nothing, and stays, if it does not. */
    String take(Pattern pattern) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return "";
        }
        at = matcher.end();
        return matcher.group();
    }

    /** Goes past what must come next. */
    String require(Pattern pattern, String what) {
        String found = take(pattern);
        if (found.isEmpty()) {
            throw expected(what);
        }
        return found;
    }

    /** Goes past a text in quotes, and returns it without the quotes and what is escaped in it. */
    String requireQuoted() {
        Matcher matcher = QUOTED.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw expected("a text in double quotes");
        }
        at = matcher.end();
        return unescape(matcher.group(1));
    }

    private static String unescape(String quoted) {
        StringBuilder plain = new StringBuilder(quoted.length());
        for (int i = 0; i < quoted.length(); i++) {
            char next = quoted.charAt(i);
            if (next == '\\') {
                i++;
                char escaped = quoted.charAt(i);
                switch (escaped) {
                    case 'n' -> plain.append('\n');
                    case '\\', '"' -> plain.append(escaped);
                    default -> plain.append('\\').append(escaped);
                }
            } else {
                plain.append(next);
            }
        }
        return plain.toString();
    }

    IllegalArgumentException expected(String what) {
        return new IllegalArgumentException(
                isAtEnd() ? what + " is missing at the end" : what + " is missing at \"" + text.substring(at) + '"');
    }
}

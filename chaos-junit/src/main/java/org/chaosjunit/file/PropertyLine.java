package org.chaosjunit.file;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a property stands in a text: one line, or several where a backslash at the end joins the next to it.
 *
 * @param start where its key begins
 * @param keyEnd where its key ends
 * @param restEnd where its value ends
 * @param end where the next line begins
 */
record PropertyLine(int start, int keyEnd, int restEnd, int end) {
    /** Finds all properties of a text, as {@link java.util.Properties} does. */
    static List<PropertyLine> in(String text) {
        List<PropertyLine> lines = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            at = skipBlanks(text, at);
            if (at < text.length() && (text.charAt(at) == '#' || text.charAt(at) == '!')) {
                at = afterComment(text, at);
            } else if (isLineEnd(text, at)) {
                at = afterLineEnd(text, at);
            } else if (at < text.length()) {
                at = read(text, at, lines);
            }
        }
        return lines;
    }

    private static int read(String text, int start, List<PropertyLine> lines) {
        int at = start;
        int keyEnd = -1;
        boolean escaped = false;
        boolean isEmpty = true;
        while (at < text.length() && (escaped || !isLineEnd(text, at))) {
            if (isLineEnd(text, at)) {
                at = afterLineEnd(text, at);
                escaped = false;
                if (isEmpty) {
                    // Nothing but the backslash: what follows is a new line for all purposes.
                    return at;
                }
                at = skipBlanks(text, at);
                continue;
            }
            char c = text.charAt(at);
            if (keyEnd < 0 && !escaped && (isBlank(c) || c == '=' || c == ':')) {
                keyEnd = at;
            }
            isEmpty &= at == start && c == '\\';
            escaped = c == '\\' && !escaped;
            at++;
        }
        // A backslash that is the last of the text is not of the key: it would escape what comes to stand behind it.
        int noSeparator = escaped ? at - 1 : at;
        lines.add(new PropertyLine(start, keyEnd < 0 ? noSeparator : keyEnd, at, afterLineEnd(text, at)));
        return afterLineEnd(text, at);
    }

    /** Returns a key or a value as it is written in a file. */
    static String escaped(String text, boolean isKey) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\t' -> written.append("\\t");
                case '\n' -> written.append("\\n");
                case '\r' -> written.append("\\r");
                case '\f' -> written.append("\\f");
                case '\\', '=', ':', '#', '!' -> written.append('\\').append(c);
                case ' ' -> written.append(isKey || i == 0 ? "\\ " : " ");
                default -> {
                    if (c > ' ' && c <= '~') {
                        written.append(c);
                    } else {
                        written.append(String.format("\\u%04X", (int) c));
                    }
                }
            }
        }
        return written.toString();
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int afterComment(String text, int from) {
        int at = from;
        while (at < text.length() && !isLineEnd(text, at)) {
            at++;
        }
        return afterLineEnd(text, at);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static boolean isLineEnd(String text, int at) {
        return at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r');
    }

    private static int afterLineEnd(String text, int at) {
        if (!isLineEnd(text, at)) {
            return at;
        }
        return at + (text.startsWith("\r\n", at) ? 2 : 1);
    }
}

package org.chaosjunit.aws.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions of JavaScript, as far as Java's mean the same. */
final class JsRegex {
    private static final int LONGEST = 512;

    // What JavaScript does not have, or reads in another way: then a pattern must not act as if it were understood.
    private static final Pattern OTHER_HERE =
            Pattern.compile("\\(\\?(?![:=!]|<[=!a-zA-Z_])|[*+?}][+]|\\\\[QEAZzGpPhHRXNaeux0]");

    private static final Pattern COUNT = Pattern.compile("\\{\\d+,.*", Pattern.DOTALL);

    private JsRegex() {}

    /**
     * Compiles an expression.
     *
     * @throws IllegalArgumentException if failure-lambda would not take it, or Java reads it in another way; the message
     *     continues "must be ..., but"
     */
    static Pattern compile(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("it has " + text.length() + " characters, more than " + LONGEST);
        }
        if (OTHER_HERE.matcher(text).find()) {
            throw new IllegalArgumentException("Java and JavaScript read it differently");
        }
        if (repeatsWhatRepeats(text)) {
            throw new IllegalArgumentException("it repeats a group that holds a repetition, which may take forever");
        }
        try {
            return Pattern.compile(withPlainClasses(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("it is not well-formed: " + e.getDescription(), e);
        }
    }

    // In Java, classes can be nested and intersected.
    private static String withPlainClasses(String text) {
        StringBuilder plain = new StringBuilder();
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                plain.append(c).append(text.charAt(++i));
                continue;
            }
            if (inClass && (c == '[' || c == '&')) {
                plain.append('\\');
            }
            inClass = inClass ? c != ']' : c == '[';
            plain.append(c);
        }
        return plain.toString();
    }

    private static boolean repeatsWhatRepeats(String text) {
        List<Boolean> open = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                i = endOfClass(text, i);
            } else if (c == '(') {
                open.add(false);
            } else if (c == ')' && !open.isEmpty()) {
                boolean repeats = open.remove(open.size() - 1);
                if (repeats && i + 1 < text.length() && "+*{".indexOf(text.charAt(i + 1)) >= 0) {
                    return true;
                }
                mark(open, repeats);
            } else {
                mark(
                        open,
                        c == '+' || c == '*' || COUNT.matcher(text.substring(i)).matches());
            }
        }
        return false;
    }

    private static void mark(List<Boolean> open, boolean repeats) {
        if (repeats && !open.isEmpty()) {
            open.set(open.size() - 1, true);
        }
    }

    private static int endOfClass(String text, int from) {
        int i = from + 1;
        while (i < text.length() && text.charAt(i) != ']') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}

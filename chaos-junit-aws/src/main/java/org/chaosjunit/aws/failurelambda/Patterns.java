package org.chaosjunit.aws.failurelambda;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What failure-lambda 1.x takes as a regular expression: it skips a whole flag for one that it does not take. */
final class Patterns {
    private static final int LONGEST = 512;
    // A quantifier on a group that holds one: such patterns may take for ever.
    private static final Pattern NESTED = Pattern.compile("[+*]|\\{[0-9]+,");

    // What Java takes and JavaScript does not, or reads otherwise.
    private static final Pattern OF_JAVA = Pattern.compile(
            "\\\\[^dDwWsSbBtnrfv0-9.^$*+?()\\[\\]{}|/\\\\-]|\\(\\?(?![:=!]|<[=!a-zA-Z])|[*+?}]\\+|&&|\\[[^\\]]*\\[");

    private Patterns() {}

    /** Returns why a pattern is not taken, as a phrase that follows "which". */
    static Optional<String> objection(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("has " + pattern.length() + " characters, more than " + LONGEST);
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Optional.of("is no regular expression: " + e.getDescription());
        }
        if (OF_JAVA.matcher(pattern).find()) {
            return Optional.of("means something else, or nothing, in JavaScript");
        }
        return isNested(pattern) ? Optional.of("repeats a group that itself holds a repetition") : Optional.empty();
    }

    private static boolean isNested(String pattern) {
        // Escapes and classes hold no groups.
        String bare = pattern.replaceAll("\\\\.", "x").replaceAll("\\[[^\\]]*+]", "x");
        Matcher group = Pattern.compile("\\(([^()]*)\\)([+*{]?)").matcher(bare);
        while (group.find()) {
            boolean holdsOne = NESTED.matcher(group.group(1)).find();
            if (holdsOne && !group.group(2).isEmpty()) {
                return true;
            }
            // What is around it holds what it holds.
            bare = bare.substring(0, group.start()) + (holdsOne ? "+" : "x") + bare.substring(group.end(1) + 1);
            group = group.reset(bare);
        }
        return false;
    }
}

package org.chaosjunit.aws.local;

import java.util.regex.Pattern;

/** Actions, resources and principals in policies: {@code *} stands for any text, {@code ?} for one character. */
final class Wildcards {
    private Wildcards() {}

    static boolean match(String pattern, String text) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE).matcher(text).matches();
    }
}

package org.chaosjunit.gate.rule;

import java.util.regex.Pattern;
import org.chaosjunit.result.ExperimentResult;

/**
 * Which experiments are meant: by their id or by the test that declares them; {@code *} stands for any characters.
 *
 * @param text as it was written
 * @param pattern what it means
 */
record NamePattern(String text, Pattern pattern) {
    static NamePattern of(String text) {
        String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q");
        return new NamePattern(text, Pattern.compile(quoted));
    }

    boolean matches(ExperimentResult result) {
        return pattern.matcher(result.id()).matches()
                || pattern.matcher(result.test()).matches();
    }
}

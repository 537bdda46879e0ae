package org.chaosjunit.aws.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an invocation of a function may use.
 *
 * @param timeout in seconds
 * @param memory in MB
 */
record Limits(int timeout, int memory) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9}) s, ([0-9]{1,9}) MB");

    static Limits parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form \"3 s, 128 MB\"");
        }
        return new Limits(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    @Override
    public String toString() {
        return timeout + " s, " + memory + " MB";
    }
}

package org.chaosjunit.prometheus;

import java.util.regex.Pattern;

/** What names look like that need no quotes. */
final class Names {
    static final Pattern METRIC = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private Names() {}
}

package org.chaosjunit.aws.local.ssm;

import org.jspecify.annotations.Nullable;

/** A name with the version or label that may follow it, as in {@code /a/b:3}. */
record Selector(String name, @Nullable String selector) {
    static Selector of(String text) {
        int end = text.indexOf(':', text.startsWith("arn:") ? text.indexOf(":parameter/") + 1 : 0);
        return end < 0 ? new Selector(text, null) : new Selector(text.substring(0, end), text.substring(end + 1));
    }
}

package org.chaosjunit.aws.local.lambda;

import org.jspecify.annotations.Nullable;

/** A function as callers name it: by its name or ARN, with a version or alias or without. */
record FunctionName(String name, @Nullable String qualifier) {
    static FunctionName of(String text) {
        String rest = text.replaceFirst("^(arn:aws:lambda:[^:]+:)?(\\d{12}:)?function:", "");
        int end = rest.indexOf(':');
        return end < 0
                ? new FunctionName(rest, null)
                : new FunctionName(rest.substring(0, end), rest.substring(end + 1));
    }
}

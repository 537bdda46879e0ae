package org.chaosjunit.aws.local.lambda;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How an invocation ended.
 *
 * @param error {@code Unhandled}; null if the function gave a result
 * @param version the version that ran
 * @param log the last 4 KB of the log
 */
@SuppressWarnings("ArrayRecordComponent")
public record Outcome(byte[] payload, @Nullable String error, String version, String log) {
    /** Whether the function gave a result. */
    public boolean isOk() {
        return error == null;
    }

    /** Returns the result or the error as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}

package org.chaosjunit.aws;

import java.time.Duration;

/**
 * How long calls of AWS may take.
 *
 * @param attempt until one attempt has its answer
 * @param call with all attempts
 * @param store with all attempts, where a lease or an undo record is read or written
 */
record CallLimits(Duration attempt, Duration call, Duration store) {
    // Renewing a lease must be over before others may take it.
    private static volatile CallLimits current =
            new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(8));

    static CallLimits current() {
        return current;
    }

    /** Sets them, for tests that cannot wait so long; returns those before. Clients that are there keep theirs. */
    static CallLimits replace(CallLimits others) {
        CallLimits before = current;
        current = others;
        return before;
    }
}

package org.chaosjunit.revert;

import java.time.Duration;
import java.util.List;

/**
 * How long to try to take one record back.
 *
 * @param limit for all attempts together
 * @param pauses between the attempts
 */
record Patience(Duration limit, List<Duration> pauses) {
    /** Five attempts with doubling pauses, within 10 s. */
    static final Patience DEFAULT = new Patience(
            Duration.ofSeconds(10),
            List.of(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800)));
}

package org.chaosjunit.samples.aws.lab;

import java.time.Duration;

/**
 * How fast the lab goes.
 *
 * @param visibility how long a message that was handed out stays hidden
 * @param hasty the time-out of the transformer as it was built
 * @param patient its time-out after the repair; no longer than {@code visibility}, as Lambda wants it
 */
record Pace(Duration visibility, Duration hasty, Duration patient) {
    private static final Pace REAL = new Pace(Duration.ofSeconds(180), Duration.ofSeconds(3), Duration.ofSeconds(120));
    // The fault lasts 3 to 5 s at any pace: longer than the first time-out, shorter than the second.
    private static final Pace COMPRESSED =
            new Pace(Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(10));

    /** Returns the pace of the lab as it was published with the system property {@code lab.realtime}, else a faster one. */
    static Pace current() {
        return Boolean.getBoolean("lab.realtime") ? REAL : COMPRESSED;
    }
}

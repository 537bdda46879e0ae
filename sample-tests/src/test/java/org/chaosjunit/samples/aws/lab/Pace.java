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
    private static final String REALTIME = "lab.realtime";
    private static final Pace PUBLISHED =
            new Pace(Duration.ofSeconds(180), Duration.ofSeconds(3), Duration.ofSeconds(120));
    // Time-outs are whole seconds, and no time-out is longer than the visibility.
    private static final Pace COMPRESSED =
            new Pace(Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** Returns the published pace if the system property {@code lab.realtime} is true, else a faster one. */
    static Pace current() {
        return isCompressed() ? COMPRESSED : PUBLISHED;
    }

    static boolean isCompressed() {
        return !Boolean.getBoolean(REALTIME);
    }
}

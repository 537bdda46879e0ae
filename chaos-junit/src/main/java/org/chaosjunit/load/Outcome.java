package org.chaosjunit.load;

/** How an arrival ended. */
enum Outcome {
    /** Answered as it should be. */
    SUCCESS,
    /** Answered otherwise, or failed before its time was up. */
    FAILURE,
    /** Sent, but not answered in time. */
    TIMEOUT,
    /** Could not be sent. */
    UNSENT
}

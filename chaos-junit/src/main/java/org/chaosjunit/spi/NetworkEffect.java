package org.chaosjunit.spi;

import java.time.Duration;

/** What one hit of a {@link NetworkFault} does. */
public sealed interface NetworkEffect {
    /**
     * Holds the answer of an exchange back, never less than asked.
     *
     * @param by how long
     */
    record Delay(Duration by) implements NetworkEffect {}

    /** Denies the host, with what the operating system itself would do. */
    enum Deny implements NetworkEffect {
        /** The connection is refused, as if nothing listened there. */
        REFUSED,
        /** The name cannot be resolved. */
        UNKNOWN_HOST,
        /** Nothing ever answers: connecting times out, and so does reading from an open connection. */
        TIMEOUT,
        /** The connection is reset at the first byte of an answer. */
        RESET
    }
}

package org.chaosjunit.aws.setting;

import java.time.Duration;
import java.util.Optional;

/**
 * A value that a service keeps, as a text from which it can be restored exactly.
 *
 * <p>Every method may throw what its service's client throws.
 */
public interface Setting {
    /**
     * Reads the value; empty if there is none.
     *
     * @throws java.util.NoSuchElementException if what has the setting does not exist (any more); the message is shown
     */
    Optional<String> read() throws Exception;

    /**
     * Writes the value, or removes it if it is empty, and returns when the service has taken it.
     *
     * @param expected what was read there just now: where the service can compare and set, nothing else is overwritten
     */
    void write(Optional<String> value, Optional<String> expected) throws Exception;

    /** Returns how long the service may take until the value is read as it was written; by default 10 s. */
    default Duration settles() {
        return Duration.ofSeconds(10);
    }

    /** Tells whether two values mean the same, though the service may have formatted one of them anew. */
    default boolean isSame(String one, String other) {
        return one.equals(other);
    }

    /** Returns the one plain API call that writes it, if one is enough; by default there is none. Makes no call. */
    default Optional<Writing> writing() {
        return Optional.empty();
    }

    /** Tells a person how to restore the value: the exact command, as a phrase that follows "By hand: ". */
    String byHand(Optional<String> value);
}

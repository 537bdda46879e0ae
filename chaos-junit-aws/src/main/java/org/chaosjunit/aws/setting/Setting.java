package org.chaosjunit.aws.setting;

import java.util.Optional;

/**
 * A value that a service keeps, as a text from which it can be restored exactly.
 *
 * <p>Every method may throw what its service's client throws.
 */
public interface Setting {
    /** Reads the value; empty if there is none. */
    Optional<String> read() throws Exception;

    /**
     * Writes the value, or removes it if it is empty, and returns when the service has taken it.
     *
     * @param expected what was read there just now: where the service can compare and set, nothing else is overwritten
     */
    void write(Optional<String> value, Optional<String> expected) throws Exception;

    /** Tells whether two values mean the same, though the service may have formatted one of them anew. */
    default boolean isSame(String one, String other) {
        return one.equals(other);
    }

    /** Tells a person how to restore the value: the exact command, as a phrase that follows "By hand: ". */
    String byHand(Optional<String> value);
}

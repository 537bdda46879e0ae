package org.chaosjunit;

import org.jspecify.annotations.Nullable;

/** Thrown when a fault could not be taken back; the message says what to restore by hand. */
public final class RevertFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    RevertFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

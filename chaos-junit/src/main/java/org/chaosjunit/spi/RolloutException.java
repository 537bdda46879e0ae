package org.chaosjunit.spi;

/** Thrown by a {@link RolloutControl} that could not act: the message says what a person must do now. */
public final class RolloutException extends Exception {
    private static final long serialVersionUID = 1;

    /** Creates the exception. */
    public RolloutException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Creates the exception where nothing was thrown. */
    public RolloutException(String message) {
        super(message);
    }
}

package org.chaosjunit.samples.orders;

/** Thrown when the database cannot be had: no connection, no answer in time, or an error for an answer. */
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Creates the exception without a cause. */
    public StoreUnavailableException(String message) {
        super(message);
    }

    /** Creates the exception. */
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}

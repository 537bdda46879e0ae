package org.chaosjunit.launch;

/** Thrown if nothing could be run. */
public final class LaunchException extends Exception {
    private static final long serialVersionUID = 1;

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.chaosjunit.aws.handler;

/** Thrown in place of a handler, because the flag {@code exception} said so. */
public final class FailureLambdaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FailureLambdaException(String message) {
        super(message);
    }
}

package org.chaosjunit.aws.handler;

/** Thrown where a function was packed without the files that name what it is made of. */
final class IncompleteJarException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    IncompleteJarException(String message) {
        super(message);
    }
}

package org.chaosjunit.cli;

/** Thrown when a command cannot mean what it says; nothing was done. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}

package org.chaosjunit;

import org.jspecify.annotations.Nullable;

/** Thrown when an experiment could not be carried out. */
public final class ExperimentErrorException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ExperimentErrorException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

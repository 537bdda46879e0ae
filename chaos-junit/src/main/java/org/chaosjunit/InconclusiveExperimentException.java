package org.chaosjunit;

import org.jspecify.annotations.Nullable;

/** Thrown when an experiment could not tell: never an assumption that failed, which a build would count as green. */
public final class InconclusiveExperimentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InconclusiveExperimentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

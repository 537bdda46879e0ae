package org.chaosjunit.revert;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Thrown when an undo record cannot be written beside its target, so that the change must not be made. */
public final class NotRecordedException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    NotRecordedException(String message, IOException cause) {
        super(message, cause);
    }
}

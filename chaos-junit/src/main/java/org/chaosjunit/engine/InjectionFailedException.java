package org.chaosjunit.engine;

import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.Target;

/** Thrown when a body injects and that fails; nothing of it is left. */
public final class InjectionFailedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    InjectionFailedException(Target target, Exception cause) {
        super("Could not inject on " + target.id() + ": " + Wording.why(cause), cause);
    }

    Finding finding() {
        return new Finding(Reason.INJECTION_FAILED, String.valueOf(getMessage()), this);
    }
}

package org.chaosjunit.engine;

import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.NothingInjectedException;
import org.chaosjunit.spi.Target;

/** Thrown when a body injects and that fails; nothing of it is left. */
public final class InjectionFailedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    InjectionFailedException(Target target, Exception cause) {
        super("Could not inject on " + target.id() + ": " + Wording.why(cause), cause);
        this.reason = cause instanceof NothingInjectedException ? Reason.NO_EVIDENCE : Reason.INJECTION_FAILED;
    }

    InjectionFailedException(Finding why) {
        super(why.message(), why.cause());
        this.reason = why.reason();
    }

    Finding finding() {
        return new Finding(reason, String.valueOf(getMessage()), this);
    }
}

package org.chaosjunit.engine;

import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.revert.NotRecordedException;
import org.chaosjunit.spi.NothingInjectedException;
import org.chaosjunit.spi.Target;

/** Thrown when a body injects and that fails; nothing of it is left. */
public final class InjectionFailedException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private final Reason reason;

    InjectionFailedException(Target target, Exception cause) {
        super("Could not inject on " + target.id() + ": " + Wording.why(cause), cause);
        this.reason = reason(cause);
    }

    InjectionFailedException(Finding why) {
        super(why.message(), why.cause());
        this.reason = why.reason();
    }

    static Reason reason(Exception cause) {
        if (cause instanceof NothingInjectedException) {
            return Reason.NO_EVIDENCE;
        }
        return cause instanceof NotRecordedException ? Reason.NOT_RECORDED : Reason.INJECTION_FAILED;
    }

    Finding finding() {
        return new Finding(reason, String.valueOf(getMessage()), this);
    }
}

package org.chaosjunit.engine;

import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;

/** Ends an experiment early, for a reason. */
final class CalledOff extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Finding finding;

    CalledOff(Reason reason, String message) {
        this(new Finding(reason, message));
    }

    CalledOff(Finding finding) {
        super(finding.message(), finding.cause());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}

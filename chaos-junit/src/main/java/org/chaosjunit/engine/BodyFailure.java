package org.chaosjunit.engine;

import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;

/** Says what it means that the body threw. */
final class BodyFailure {
    private BodyFailure() {}

    static Finding finding(Throwable thrown) {
        // By name: the engine does not know JUnit, whose assumptions throw this. Passed on, it would count as skipped.
        if (thrown.getClass().getName().equals("org.opentest4j.TestAbortedException")) {
            return new Finding(Reason.HALTED, "The test called itself off: " + thrown.getMessage(), thrown);
        }
        return new Finding(Reason.ASSERTION, "The test body threw " + thrown, thrown);
    }
}

package org.chaosjunit.engine;

import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.chaosjunit.spi.InvalidAttributeException;
import org.jspecify.annotations.Nullable;

/** Says what it means that the body threw. */
final class BodyFailure {
    private BodyFailure() {}

    static Finding finding(Throwable thrown) {
        if (isAbort(thrown.getClass())) {
            return new Finding(Reason.HALTED, "The test called itself off: " + thrown.getMessage(), thrown);
        }
        if (thrown instanceof InjectionFailedException failed) {
            return failed.finding();
        }
        if (thrown instanceof InvalidPlanException || thrown instanceof InvalidAttributeException) {
            return new Finding(
                    Reason.INVALID, "The test body asked for what cannot be: " + thrown.getMessage(), thrown);
        }
        return new Finding(Reason.ASSERTION, "The test body threw " + thrown, thrown);
    }

    /** Says the same of what came after the faults were taken back and the body interrupted: it speaks of no fault. */
    static Finding afterTheRevert(Throwable thrown) {
        return new Finding(Reason.INTERRUPTED, "After everything was taken back the test body threw " + thrown, thrown);
    }

    // By name: the engine does not know JUnit, whose assumptions throw this. Passed on, it would count as skipped.
    private static boolean isAbort(@Nullable Class<?> type) {
        return type != null
                && (type.getName().equals("org.opentest4j.TestAbortedException") || isAbort(type.getSuperclass()));
    }
}

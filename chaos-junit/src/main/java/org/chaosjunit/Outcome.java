package org.chaosjunit;

import java.util.List;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;
import org.opentest4j.AssertionFailedError;

/** Tells JUnit what a result means: a wrong system fails the test, an experiment that could not tell is an error. */
final class Outcome {
    private Outcome() {}

    /** Throws unless the experiment passed; what else was found is suppressed. */
    static void throwUnlessPassed(ExperimentResult result) throws Throwable {
        List<Finding> findings = result.findings();
        if (findings.isEmpty()) {
            return;
        }
        Throwable worst = throwable(findings.get(0));
        findings.stream()
                .skip(1)
                .map(Outcome::throwable)
                .filter(other -> other != worst)
                .forEach(worst::addSuppressed);
        throw worst;
    }

    private static Throwable throwable(Finding finding) {
        // The body's own error goes through as it is, so that an IDE can show what it compares.
        if (finding.reason() == Reason.ASSERTION && finding.cause() != null) {
            return finding.cause();
        }
        String message = finding.title() + ": " + finding.message();
        return switch (finding.verdict()) {
            case PASS -> throw new IllegalStateException("a finding never passes");
            case FAIL -> failure(message, finding);
            case INCONCLUSIVE -> new InconclusiveExperimentException(message, finding.cause());
            case ERROR -> new ExperimentErrorException(message, finding.cause());
            case REVERT_FAILED -> new RevertFailedException(message, finding.cause());
        };
    }

    private static AssertionFailedError failure(String message, Finding finding) {
        return new AssertionFailedError(message, finding.cause());
    }
}

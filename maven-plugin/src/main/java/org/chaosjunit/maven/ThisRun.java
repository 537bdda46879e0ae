package org.chaosjunit.maven;

import java.time.Instant;
import java.util.List;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleContext;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.ExperimentResult;

/**
 * Requires that results are of this build: old ones say nothing of what it has built.
 *
 * @param since when it began
 */
record ThisRun(Instant since) implements Rule {
    @Override
    public List<Violation> check(Results results, RuleContext context) {
        List<ExperimentResult> old = results.before(since);
        return old.isEmpty()
                ? List.of()
                : List.of(Violation.last(
                        "thisRun",
                        GateDecision.ERROR,
                        "results of this build, which began at " + since,
                        old.size() + " older, the oldest of " + old.get(0).started() + " ("
                                + old.get(0).test() + ")"));
    }
}

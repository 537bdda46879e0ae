package org.chaosjunit.gate.rule;

import java.util.List;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleContext;
import org.chaosjunit.gate.Violation;

/**
 * So many experiments came to an end, with whatever verdict.
 *
 * @param atLeast how many, 1 or more
 */
record MinimumExperiments(int atLeast) implements Rule {
    @Override
    public List<Violation> check(Results results, RuleContext context) {
        int found = results.finished().size();
        return found >= atLeast
                ? List.of()
                : List.of(Violation.last(
                        "minimumExperiments",
                        GateDecision.ERROR,
                        "at least " + atLeast + (atLeast == 1 ? " experiment" : " experiments"),
                        found + " in " + results.directory()));
    }
}

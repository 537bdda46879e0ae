package org.chaosjunit.gate.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleContext;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Verdict;

/**
 * Certain experiments were run, and have passed.
 *
 * @param names for each at least one experiment must match
 * @param tags for each at least one experiment must have the tag
 */
record RequiredExperiments(List<NamePattern> names, List<String> tags) implements Rule {
    private static final String NAME = "requiredExperiments";

    RequiredExperiments {
        names = List.copyOf(names);
        tags = List.copyOf(tags);
    }

    @Override
    public List<Violation> check(Results results, RuleContext context) {
        List<Violation> violations = new ArrayList<>();
        for (NamePattern name : names) {
            check(violations, results, "\"" + name.text() + '"', name::matches);
        }
        for (String tag : tags) {
            check(violations, results, "the tag \"" + tag + '"', result -> result.tags()
                    .contains(tag));
        }
        return violations;
    }

    private static void check(
            List<Violation> violations, Results results, String what, Predicate<ExperimentResult> isMeant) {
        long meant = results.finished().stream().filter(isMeant).count();
        long passed = results.finished().stream()
                .filter(isMeant)
                .filter(result -> result.verdict() == Verdict.PASS)
                .count();
        if (passed == 0) {
            violations.add(Violation.of(
                    NAME,
                    meant == 0 ? GateDecision.ERROR : GateDecision.HOLD,
                    "at least 1 experiment with " + what + " that has passed",
                    passed + " of " + meant));
        }
    }
}

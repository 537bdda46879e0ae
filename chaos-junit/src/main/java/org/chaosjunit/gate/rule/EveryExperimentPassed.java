package org.chaosjunit.gate.rule;

import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleContext;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.StoredResult;
import org.chaosjunit.result.Verdict;

/**
 * Every experiment has ended, its result can be read, and its verdict is PASS.
 *
 * <p>What was not taken back, never ended or cannot be read, nobody may override, and no exception covers.
 *
 * @param except experiments of which another verdict is tolerated
 */
record EveryExperimentPassed(List<NamePattern> except) implements Rule {
    private static final String NAME = "everyExperimentPassed";

    EveryExperimentPassed {
        except = List.copyOf(except);
    }

    @Override
    public List<Violation> check(Results results, RuleContext context) {
        List<Violation> violations = new ArrayList<>();
        for (ExperimentResult result : results.finished()) {
            Verdict verdict = result.verdict();
            if (verdict == Verdict.REVERT_FAILED) {
                violations.add(
                        Violation.last(NAME, GateDecision.ROLLBACK, "that everything was taken back", words(result)));
            } else if (verdict != Verdict.PASS && except.stream().noneMatch(name -> name.matches(result))) {
                violations.add(Violation.of(NAME, context.policy().decisionOn(verdict), "PASS", words(result)));
            }
        }
        for (StoredResult result : results.unfinished()) {
            violations.add(Violation.last(
                    NAME,
                    GateDecision.ERROR,
                    "that what was started has ended",
                    result.id() + " (" + result.test() + "), started at " + result.started()
                            + " by process " + result.pid() + " and never finished; `chaos:revert` takes back what it"
                            + " left behind"));
        }
        for (String trouble : results.unreadable()) {
            violations.add(Violation.last(NAME, GateDecision.ERROR, "results that can be read", trouble));
        }
        return violations;
    }

    private static String words(ExperimentResult result) {
        String worst = result.findings().stream()
                .findFirst()
                .map(finding -> ": " + finding.message())
                .orElse("");
        String title = result.findings().stream()
                .findFirst()
                .map(Finding::title)
                .orElse(result.verdict().name());
        return title + " of " + result.id() + worst;
    }
}

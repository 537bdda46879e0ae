package org.chaosjunit.gate.rule;

import java.time.Duration;
import java.util.List;
import org.chaosjunit.gate.GateDecision;
import org.chaosjunit.gate.Results;
import org.chaosjunit.gate.Rule;
import org.chaosjunit.gate.RuleContext;
import org.chaosjunit.gate.Violation;
import org.chaosjunit.spi.Durations;

/**
 * No experiment ended longer ago, nor in the future.
 *
 * @param atMost how long, more than 0
 */
record MaximumAge(Duration atMost) implements Rule {
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    @Override
    public List<Violation> check(Results results, RuleContext context) {
        return results.finished().stream()
                .filter(result -> !isRecent(Duration.between(result.ended(), context.now())))
                .map(result -> Violation.of(
                        "maximumAge",
                        GateDecision.ERROR,
                        "results of at most " + Durations.format(atMost),
                        "one of " + Durations.format(Duration.between(result.ended(), context.now())) + ": "
                                + result.id() + " ended at " + result.ended()))
                .toList();
    }

    private boolean isRecent(Duration age) {
        return age.compareTo(atMost) <= 0 && age.compareTo(CLOCKS_DIFFER_BY.negated()) >= 0;
    }
}

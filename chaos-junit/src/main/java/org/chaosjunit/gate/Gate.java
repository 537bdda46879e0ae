package org.chaosjunit.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Decides from results; knows no clock, and touches nothing.
 *
 * @param rules what must be so
 * @param policy what is decided where an experiment could not tell
 * @param override a person's word against it
 */
public record Gate(List<Rule> rules, Policy policy, Optional<DecisionOverride> override) {
    /** Copies the list. */
    public Gate {
        rules = List.copyOf(rules);
    }

    /** Decides. */
    public GateOutcome decide(Results results, Instant now) {
        return decide(results, now, List.of());
    }

    /**
     * Decides.
     *
     * @param more what speaks against promoting beside what the rules find
     */
    public GateOutcome decide(Results results, Instant now, List<Violation> more) {
        List<Violation> violations = new ArrayList<>(more);
        violations.addAll(violations(results, now));
        violations.sort(Comparator.comparing(Violation::decision).reversed());
        List<String> notes = new ArrayList<>();
        GateDecision decision =
                violations.stream().map(Violation::decision).reduce(GateDecision.PROMOTE, GateDecision::or);
        DecisionOverride applied = null;
        if (decision != GateDecision.PROMOTE && override.isPresent()) {
            DecisionOverride word = override.get();
            Optional<Violation> last =
                    violations.stream().filter(Violation::isFinal).findFirst();
            if (last.isPresent()) {
                notes.add("The override of " + word.by() + " does not apply: nobody may override "
                        + last.get().rule() + " when it finds " + last.get().found() + ".");
            } else if (!now.isBefore(word.until())) {
                notes.add("The override of " + word.by() + " does not apply: it ended at " + word.until() + ".");
            } else {
                notes.add(decision + " was overridden by " + word.by() + " until " + word.until() + ": " + word.why());
                decision = GateDecision.PROMOTE;
                applied = word;
            }
        }
        return new GateOutcome(decision, results.worst(), results, violations, notes, applied);
    }

    private List<Violation> violations(Results results, Instant now) {
        RuleContext context = new RuleContext(policy, now);
        List<Violation> violations = new ArrayList<>();
        for (Rule rule : rules) {
            try {
                violations.addAll(rule.check(results, context));
            } catch (RuntimeException e) {
                // A rule that cannot tell is not kept.
                violations.add(Violation.last(
                        rule.getClass().getSimpleName(), GateDecision.ERROR, "an answer", String.valueOf(e)));
            }
        }
        return violations;
    }
}

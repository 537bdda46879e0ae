package org.chaosjunit.gate;

import java.util.List;
import org.chaosjunit.result.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a gate has decided, and why.
 *
 * @param decision what becomes of the deployment
 * @param verdict the worst verdict of the experiments
 * @param results what it rests on
 * @param violations what speaks against promoting, worst first
 * @param notes what else a person should know, a sentence each
 * @param override who overrode it, if anybody did
 */
public record GateOutcome(
        GateDecision decision,
        Verdict verdict,
        Results results,
        List<Violation> violations,
        List<String> notes,
        @Nullable DecisionOverride override) {
    /** Copies the lists. */
    public GateOutcome {
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }
}

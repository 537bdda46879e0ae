package org.chaosjunit.gate;

import java.util.Map;
import org.chaosjunit.result.Verdict;
import org.chaosjunit.spi.InvalidAttributeException;

/**
 * What is decided where an experiment did not come to an end that speaks for itself.
 *
 * @param onInconclusive what an experiment calls for that could not tell: HOLD or ROLLBACK; by default HOLD
 * @param onError what one calls for that could not be carried out: HOLD or ROLLBACK; by default HOLD
 * @param retries how often the experiments are run again if nothing worse than INCONCLUSIVE or ERROR has come of them and
 *     everything is known to be taken back: 0 to 3; by default 0
 */
public record Policy(
        @Optionally GateDecision onInconclusive,
        @Optionally GateDecision onError,
        @Optionally int retries) {
    /** HOLD, HOLD, and no second attempt. */
    public static final Policy DEFAULT = new Policy(GateDecision.HOLD, GateDecision.HOLD, 0);

    private static final int MOST_RETRIES = 3;

    /**
     * Checks the values.
     *
     * @throws InvalidAttributeException for another decision, or another number
     */
    public Policy {
        onInconclusive = onInconclusive == null ? GateDecision.HOLD : onInconclusive;
        onError = onError == null ? GateDecision.HOLD : onError;
        requireNoPass("onInconclusive", onInconclusive);
        requireNoPass("onError", onError);
        if (retries < 0 || retries > MOST_RETRIES) {
            throw new InvalidAttributeException(
                    "retries",
                    "to be a number from 0 to " + MOST_RETRIES,
                    String.valueOf(retries),
                    "Who tries until it passes has proven nothing: find out why it could not tell.");
        }
    }

    // What is not known is never a pass.
    private static void requireNoPass(String name, GateDecision decision) {
        if (decision != GateDecision.HOLD && decision != GateDecision.ROLLBACK) {
            throw new InvalidAttributeException(
                    name, "to be HOLD or ROLLBACK", decision.name(), "Only experiments that passed promote anything.");
        }
    }

    /** Returns what a verdict calls for. */
    public GateDecision decisionOn(Verdict verdict) {
        return Map.of(Verdict.INCONCLUSIVE, onInconclusive, Verdict.ERROR, onError)
                .getOrDefault(verdict, GateDecision.usual(verdict));
    }
}

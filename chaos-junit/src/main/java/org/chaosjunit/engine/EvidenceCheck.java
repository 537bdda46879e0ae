package org.chaosjunit.engine;

import java.util.Optional;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.result.Finding;
import org.chaosjunit.result.Reason;

/** Says whether a fault was seen acting as it was asked to. */
final class EvidenceCheck {
    /** So far from what was asked that chance explains it in less than one of a million runs. */
    private static final double STANDARD_DEVIATIONS = 5;

    private EvidenceCheck() {}

    /** Returns why this evidence proves nothing; empty if it does. */
    static Optional<Finding> objection(Evidence evidence) {
        if (evidence.matched() == 0) {
            return Optional.of(new Finding(Reason.NO_EVIDENCE, Wording.neverMatched(evidence)));
        }
        if (evidence.applied() == 0 || isFarFromAsked(evidence)) {
            return Optional.of(new Finding(
                    Reason.NO_EVIDENCE,
                    "\"" + evidence.fault() + "\" acted on " + Wording.count(evidence.applied()) + " of "
                            + Wording.count(evidence.matched()) + " " + evidence.unit() + " ("
                            + Wording.percent(evidence.achievedPercentage()) + "), asked "
                            + Wording.percent(evidence.percentage()) + "."));
        }
        return Optional.empty();
    }

    // The number of hits is binomial; one hit of slack, for few draws are not yet normal.
    private static boolean isFarFromAsked(Evidence evidence) {
        double share = evidence.percentage() / 100;
        double expected = evidence.matched() * share;
        double deviation = Math.sqrt(expected * (1 - share));
        return Math.abs(evidence.applied() - expected) > STANDARD_DEVIATIONS * deviation + 1;
    }
}

package org.chaosjunit.gate;

import org.chaosjunit.result.Verdict;

/** What becomes of a deployment, from best to worst; where several are called for, the worst counts. */
public enum GateDecision {
    /** It goes on. */
    PROMOTE(0),
    /** It stays as it is, for a person to look at. Where a platform cannot wait, that is a rollback. */
    HOLD(2),
    /** Nothing can be decided: what the decision rests on is missing or cannot be read. */
    ERROR(3),
    /** It is taken back. */
    ROLLBACK(1);

    private final int exitCode;

    GateDecision(int exitCode) {
        this.exitCode = exitCode;
    }

    /** Returns what a process that says so ends with: 0, 1 (rollback), 2 (hold) or 3 (error). */
    public int exitCode() {
        return exitCode;
    }

    /** Returns the worse of two. */
    public GateDecision or(GateDecision other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Returns what a verdict calls for if no policy says otherwise. */
    static GateDecision usual(Verdict verdict) {
        return switch (verdict) {
            case PASS -> PROMOTE;
            case INCONCLUSIVE, ERROR -> HOLD;
            case FAIL, REVERT_FAILED -> ROLLBACK;
        };
    }
}

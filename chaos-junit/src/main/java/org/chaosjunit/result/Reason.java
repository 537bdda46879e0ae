package org.chaosjunit.result;

/** Why an experiment did not pass; each reason belongs to one {@linkplain #verdict() verdict}. */
public enum Reason {
    /** A steady state was broken while the fault acted. */
    DEVIATED(Verdict.FAIL),
    /** All was reverted, but the system was not steady again in time. */
    NOT_RECOVERED(Verdict.FAIL),
    /** The test body threw. */
    ASSERTION(Verdict.FAIL),
    /** A condition that aborts the experiment came true while the fault acted, and is declared as a failure. */
    ABORTED(Verdict.FAIL),
    /** The system was not steady before the fault; nothing was injected. */
    NOT_STEADY(Verdict.INCONCLUSIVE),
    /** The fault was never seen acting, or not as asked. */
    NO_EVIDENCE(Verdict.INCONCLUSIVE),
    /** Too little was measured. */
    NO_DATA(Verdict.INCONCLUSIVE),
    /** The judge did not know at the end of the observation. */
    UNDECIDED(Verdict.INCONCLUSIVE),
    /** The load could not be kept up as declared. */
    LOAD_NOT_SUSTAINED(Verdict.INCONCLUSIVE),
    /** An abort condition, the stop button or the test itself called the experiment off. */
    HALTED(Verdict.INCONCLUSIVE),
    /** The thread was interrupted, the JVM was stopped, or the total deadline passed. */
    INTERRUPTED(Verdict.INCONCLUSIVE),
    /** The definition is wrong, or a guard objected; nothing was touched. */
    INVALID(Verdict.ERROR),
    /** The fault could not be placed. */
    INJECTION_FAILED(Verdict.ERROR),
    /** A metric threw, or answered what is no number. */
    PROBE_ERROR(Verdict.ERROR),
    /** Someone else experiments on the target. */
    BUSY(Verdict.ERROR),
    /** The result could not be written down. */
    NOT_RECORDED(Verdict.ERROR),
    /** A change could not be taken back, or reads back wrong. */
    REVERT_FAILED(Verdict.REVERT_FAILED);

    private final Verdict verdict;

    Reason(Verdict verdict) {
        this.verdict = verdict;
    }

    /** Returns the verdict that this reason leads to. */
    public Verdict verdict() {
        return verdict;
    }
}

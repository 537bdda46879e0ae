package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.OnUndecided;
import org.chaosjunit.spi.Tolerance;

/** What there is to say at one moment of a window. */
record Look(Course course, Tolerance tolerance, Tally tally, Rule rule) {
    static Look at(Course course, Tolerance tolerance) {
        Tally tally = Tally.of(course, tolerance);
        return new Look(course, tolerance, tally, Rule.of(course, tolerance, tally));
    }

    Decision decide(Outcome outcome) {
        return new Decision(outcome, tally.estimate(), rule.interval(), tally.count(), rule.outside(), rule.share());
    }

    /** Returns what the window shows, now that no sample will come any more. */
    Outcome ofWholeWindow() {
        Outcome known = soFar();
        if (known != Outcome.UNDECIDED || !isEnough()) {
            return known;
        }
        return rule.isKept() && isSureEnough() ? Outcome.MET : Outcome.UNDECIDED;
    }

    /** Returns what can be said although samples are still to come. */
    Outcome early() {
        Outcome known = soFar();
        // Also where no sample of this metric could break it: how long to watch at the least is the user's word.
        boolean mayBeMet = known == Outcome.UNDECIDED
                && course.elapsed().compareTo(course.atLeast()) >= 0
                && isEnough()
                && rule.isKept()
                && isSureEnough();
        return mayBeMet && (rule.isSafe() || isProven()) ? Outcome.MET : known;
    }

    /** Tells whether the evidence speaks against the tolerance, although it could still be met. */
    boolean isRefuted() {
        return isEnough() && tally.unread() == 0 && !rule.isKept() && rule.isRefuted();
    }

    private boolean isProven() {
        return rule.isSure() && rule.isProven();
    }

    private boolean isSureEnough() {
        boolean pointIsEnough = tolerance.certainty().onUndecided() == OnUndecided.POINT_ESTIMATE;
        return Double.isFinite(tally.estimate()) && (pointIsEnough || rule.isSure());
    }

    // What no further sample can change.
    private Outcome soFar() {
        if (isEnough() && rule.isLost()) {
            return Outcome.BROKEN;
        }
        boolean noData = tally.unread() > 0 || tally.count() == 0 || (isEnough() && Double.isNaN(tally.estimate()));
        return noData ? Outcome.NO_DATA : Outcome.UNDECIDED;
    }

    private boolean isEnough() {
        return tally.count() > 0 && tally.count() >= tolerance.minSamples();
    }
}

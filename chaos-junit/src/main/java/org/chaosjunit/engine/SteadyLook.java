package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chaosjunit.spi.PlannedCheck;
import org.jspecify.annotations.Nullable;

/** Looks again and again whether one check is met over its newest window, since some instant. */
final class SteadyLook {
    private final PlannedCheck check;
    private final Instant since;
    private @Nullable Instant steadyFrom;
    private @Nullable Assessment last;

    SteadyLook(PlannedCheck check, Instant since) {
        this.check = check;
        this.since = since;
    }

    PlannedCheck check() {
        return check;
    }

    /** Looks at the newest window of which all is known; tells whether the check is met now. */
    boolean isSteady(Instant now) {
        Instant to = check.metric().settledUntil(now);
        Instant from = to.minus(check.state().window());
        // A failure is found out late, when it is no longer in the newest window, and ends the wait all the same.
        if (to.isAfter(since) && check.metric().between(since, to).failure().isPresent()) {
            from = since;
        }
        if (from.isBefore(since)) {
            return false;
        }
        Assessment look = Assessment.glance(check, from, to);
        last = look;
        if (!look.isMet()) {
            steadyFrom = null;
        } else if (steadyFrom == null) {
            steadyFrom = from;
        }
        return look.isMet();
    }

    /** Tells whether a window that would show it met in time can no more come. */
    boolean isTooLate(Instant now, Duration limit) {
        Instant newest = check.metric().settledUntil(now).minus(check.state().window());
        return steadyFrom == null && newest.isAfter(since.plus(limit));
    }

    /** Returns how long it took until the check was met and stayed so; empty if it is not met. */
    Optional<Duration> timeToSteady() {
        return Optional.ofNullable(steadyFrom).map(from -> Duration.between(since, from));
    }

    /** Returns the newest look; empty if there was no whole window yet. */
    Optional<Assessment> last() {
        return Optional.ofNullable(last);
    }

    /** Says what was seen last. */
    String words() {
        return last == null ? check.state().metric() + " could not be measured over a whole window" : last.words();
    }
}

package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chaosjunit.result.Finding;
import org.chaosjunit.spi.PlannedCheck;

/** Waits until all checks are met at one time. */
final class SteadyWait {
    private final Time time;
    private final List<SteadyLook> looks;

    SteadyWait(Time time, List<PlannedCheck> checks, Instant since) {
        this.time = time;
        this.looks = checks.stream().map(check -> new SteadyLook(check, since)).toList();
    }

    List<SteadyLook> looks() {
        return looks;
    }

    /** Tells whether all are met, or one has failed to measure. */
    boolean isOver() {
        Instant now = time.now();
        boolean all = true;
        for (SteadyLook look : looks) {
            all &= look.isSteady(now);
        }
        return all || failed().isPresent();
    }

    /** Tells the same, and also gives up where a check was not met within the time it has to recover. */
    boolean isRecoveredOrTooLate() {
        Instant now = time.now();
        return isOver() || looks.stream().anyMatch(look -> look.isTooLate(now, recoversWithin(look)));
    }

    /** Returns what the first look found that failed to measure. */
    Optional<Finding> failed() {
        return looks.stream()
                .flatMap(look -> look.last().stream())
                .flatMap(last -> last.probeError().stream())
                .findFirst();
    }

    /** Returns those that are not met. */
    List<SteadyLook> unsteady() {
        return looks.stream().filter(look -> look.timeToSteady().isEmpty()).toList();
    }

    /** Returns those that did not recover within the time they have. */
    List<SteadyLook> late() {
        List<SteadyLook> late = new ArrayList<>(unsteady());
        looks.stream()
                .filter(look -> look.timeToSteady()
                        .filter(took -> took.compareTo(recoversWithin(look)) > 0)
                        .isPresent())
                .forEach(late::add);
        return late;
    }

    /** Returns how long the slowest took. */
    Duration timeToSteady() {
        return looks.stream()
                .flatMap(look -> look.timeToSteady().stream())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Duration recoversWithin(SteadyLook look) {
        return look.check().state().recoversWithin();
    }
}

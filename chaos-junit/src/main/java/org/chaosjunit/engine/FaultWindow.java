package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The time that is judged: from the first moment at which every fault was seen acting until enough was seen, plus the
 * wait for the answers of what began in it.
 */
final class FaultWindow {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Plan plan;
    private final Judge judge;
    private final Time time;
    private final Supplier<List<Evidence>> evidence;
    private final Instant injected;
    private volatile boolean bodyDone;
    private volatile @Nullable Instant opened;
    private volatile @Nullable Instant closed;

    FaultWindow(Plan plan, Judge judge, Time time, Supplier<List<Evidence>> evidence) {
        this.plan = plan;
        this.judge = judge;
        this.time = time;
        this.evidence = evidence;
        this.injected = time.now();
    }

    /** The body has ended: from now on only the clock and the judge keep the window open. */
    void bodyIsDone() {
        bodyDone = true;
    }

    /** No fault acts any more, or the experiment was called off. */
    void close() {
        if (closed == null) {
            closed = time.now();
        }
    }

    /** Tells, tick by tick, whether all that is to be seen has been seen. */
    boolean isOver() {
        Instant now = time.now();
        if (opened == null) {
            opened = lastFirstAct();
        }
        Instant from = opened;
        if (from == null) {
            return bodyDone
                    && (canSeeNoMore()
                            || !now.isBefore(injected.plus(plan.observation().armedWithin())));
        }
        if (plan.checks().isEmpty()) {
            return bodyDone;
        }
        if (plan.checks().stream().anyMatch(check -> hasFailed(from, now, check))) {
            return true;
        }
        if (closed == null && bodyDone && isLongEnough(from, now)) {
            closed = now;
        }
        Instant to = closed;
        return to != null && bodyDone && (isSettled(to, now) || !now.isBefore(to.plus(settleLimit(plan))));
    }

    /** Returns when every fault had been seen acting; empty if that never was. */
    Optional<Instant> opened() {
        return Optional.ofNullable(opened);
    }

    /** Returns what is said of each check, from the opening to the close, or to the present. */
    List<Assessment> assess() {
        Instant from = Objects.requireNonNull(opened);
        Instant to = closedOrNow();
        return plan.checks().stream()
                .map(check -> Assessment.of(check, judge, from, to))
                .toList();
    }

    Instant closedOrNow() {
        Instant to = closed;
        return to == null ? time.now() : to;
    }

    /** Returns how long the last arrival of a window may keep it waiting. */
    static Duration settleLimit(Plan plan) {
        return plan.loads().stream()
                .map(Load::timeout)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(MARGIN);
    }

    private @Nullable Instant lastFirstAct() {
        List<Evidence> all = evidence.get();
        Instant last = null;
        for (Evidence one : all) {
            Instant first = one.first();
            if (first == null) {
                return null;
            }
            last = last == null || first.isAfter(last) ? first : last;
        }
        return last;
    }

    // Without a load and a check, only the body could have made the fault act.
    private boolean canSeeNoMore() {
        return plan.loads().isEmpty() && plan.checks().isEmpty();
    }

    private boolean hasFailed(Instant from, Instant to, org.chaosjunit.spi.PlannedCheck check) {
        return check.metric().between(from, to).failure().isPresent();
    }

    private boolean isLongEnough(Instant from, Instant now) {
        Duration elapsed = Duration.between(from, now);
        if (elapsed.compareTo(plan.observation().atMost()) >= 0) {
            return true;
        }
        return elapsed.compareTo(plan.observation().atLeast()) >= 0
                && plan.checks().stream()
                        .map(check -> Assessment.of(check, judge, from, now)
                                .decision()
                                .outcome())
                        .noneMatch(outcome -> outcome == Outcome.UNDECIDED || outcome == Outcome.NO_DATA);
    }

    private boolean isSettled(Instant to, Instant now) {
        return plan.checks().stream()
                .noneMatch(check -> check.metric().settledUntil(now).isBefore(to));
    }
}

package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Plan;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Samples;
import org.jspecify.annotations.Nullable;

/**
 * The time that is judged: from the first moment at which every fault was seen acting until enough was seen, plus the
 * wait for the answers of what began in it.
 *
 * <p>A body that injects in steps makes a span of its own of each: what happens between them is not under a fault.
 */
final class FaultWindow {
    private static final Duration MARGIN = Duration.ofSeconds(1);

    private final Plan plan;
    private final Time time;
    private final Supplier<List<Evidence>> evidence;
    private volatile boolean bodyDone;

    // Guarded by this.
    private final List<Span> earlier = new ArrayList<>();
    private Instant injected;
    private @Nullable Instant opened;
    private @Nullable Instant closed;

    FaultWindow(Plan plan, Time time, Supplier<List<Evidence>> evidence) {
        this.plan = plan;
        this.time = time;
        this.evidence = evidence;
        this.injected = time.now();
    }

    /** The body has ended: from now on only the clock and the judge keep the window open. */
    void bodyIsDone() {
        bodyDone = true;
    }

    boolean isBodyDone() {
        return bodyDone;
    }

    /** No fault acts any more, or the experiment was called off. */
    synchronized void close() {
        if (closed == null) {
            lookForOpening();
            closed = time.now();
        }
    }

    /** The body injects again after no fault acted any more. */
    synchronized void reopen() {
        if (closed == null) {
            return;
        }
        if (opened != null) {
            earlier.add(new Span(opened, closed));
        }
        injected = time.now();
        opened = null;
        closed = null;
    }

    /** Tells, tick by tick, whether all that is to be seen has been seen. */
    boolean isOver() {
        // Outside the lock, for it is foreign code: whoever closes the window must not have to wait for it.
        return isOver(isShut() ? lastFirstAct() : null);
    }

    private synchronized boolean isShut() {
        return opened == null && closed == null;
    }

    private synchronized boolean isOver(@Nullable Instant acted) {
        Instant now = time.now();
        if (isShut()) {
            opened = acted;
        }
        Instant from = opened;
        if (from == null) {
            return bodyDone
                    && (closed != null
                            || canSeeNoMore()
                            || !now.isBefore(injected.plus(plan.observation().armedWithin())));
        }
        if (plan.checks().isEmpty()) {
            return bodyDone;
        }
        if (plan.checks().stream().anyMatch(check -> isCertain(from, now, check))) {
            return true;
        }
        if (closed == null && bodyDone && isLongEnough(from, now)) {
            closed = now;
        }
        Instant to = closed;
        return to != null && bodyDone && (isSettled(to, now) || !now.isBefore(to.plus(settleLimit(plan))));
    }

    /** Returns the times at which every fault had been seen acting; one for each step of the body, often only one. */
    synchronized List<Span> spans() {
        List<Span> all = new ArrayList<>(earlier);
        if (opened != null) {
            all.add(new Span(opened, closed == null ? time.now() : closed));
        }
        return all;
    }

    /** Returns what is said of each check in a span. */
    List<Assessment> assess(Span span) {
        return plan.checks().stream()
                .map(check -> Assessment.of(check, span.from(), span.to()))
                .toList();
    }

    /**
     * A time at which faults were seen acting.
     *
     * @param from when the last of them was first seen
     * @param to when they were taken back, or enough was seen
     */
    record Span(Instant from, Instant to) {}

    /** Returns how long the last arrival or sample of a window may keep it waiting. */
    static Duration settleLimit(Plan plan) {
        Stream<Duration> answers =
                plan.checks().stream().map(check -> check.metric().timeout());
        return Stream.concat(answers, plan.loads().stream().map(Load::timeout))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO)
                .plus(MARGIN);
    }

    private void lookForOpening() {
        if (opened == null) {
            opened = lastFirstAct();
        }
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

    // Nothing seen later could change the verdict: to go on would only do harm.
    private boolean isCertain(Instant from, Instant to, PlannedCheck check) {
        Samples samples = check.metric().between(from, to);
        if (samples.failure().isPresent()) {
            return true;
        }
        return samples.everySampleMustHold()
                && Assessment.of(check, from, to).decision().outcome() == Outcome.BROKEN;
    }

    private boolean isLongEnough(Instant from, Instant now) {
        Duration elapsed = Duration.between(from, now);
        if (elapsed.compareTo(plan.observation().atMost()) >= 0) {
            return true;
        }
        return elapsed.compareTo(plan.observation().atLeast()) >= 0
                && plan.checks().stream()
                        .map(check -> Assessment.of(check, from, now).decision().outcome())
                        .noneMatch(outcome -> outcome == Outcome.UNDECIDED || outcome == Outcome.NO_DATA);
    }

    private boolean isSettled(Instant to, Instant now) {
        return plan.checks().stream()
                .noneMatch(check -> check.metric().settledUntil(now).isBefore(to));
    }
}

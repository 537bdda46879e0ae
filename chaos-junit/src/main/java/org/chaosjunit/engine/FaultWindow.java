package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.Plan;
import org.jspecify.annotations.Nullable;

/**
 * The time that is judged: from the first moment at which every fault was seen acting until enough was seen, plus the
 * wait for the answers of what began in it.
 *
 * <p>Judges see only what is settled, and where their verdict is certain the window ends there: what comes in later cannot
 * change what was decided on.
 *
 * <p>A body that injects in steps makes a span of its own of each: what happens between them is not under a fault.
 */
final class FaultWindow {
    private static final Duration MARGIN = Duration.ofSeconds(1);
    /** How often at the most the judges look in a whole window: the fewer looks, the less work beside the load. */
    private static final int LOOKS = 300;

    private final Plan plan;
    private final Time time;
    private final Supplier<List<Evidence>> evidence;
    private volatile @Nullable Instant bodyDone;

    // Guarded by this.
    private final List<Span> earlier = new ArrayList<>();
    private Instant injected;
    private @Nullable Instant opened;
    private @Nullable Instant closed;
    // What was found when the window was closed before its time.
    private @Nullable List<Assessment> decided;
    private List<CheckCourse> courses = List.of();
    private Instant nextLook = Instant.MIN;

    FaultWindow(Plan plan, Time time, Supplier<List<Evidence>> evidence) {
        this.plan = plan;
        this.time = time;
        this.evidence = evidence;
        this.injected = time.now();
    }

    /** The body has ended: from now on only the clock and the judge keep the window open. */
    void bodyIsDone() {
        bodyDone = time.now();
    }

    boolean isBodyDone() {
        return bodyDone != null;
    }

    /** No fault acts any more, as the body wanted it. */
    synchronized void close() {
        if (closed == null) {
            lookForOpening();
            closed = time.now();
        }
    }

    /** The experiment goes no further: what was seen until now is all, but not all that was to be seen. */
    synchronized void breakOff() {
        if (closed == null) {
            lookForOpening();
            closed = time.now();
            decided = assess(closed);
        }
    }

    /** The body injects again after no fault acted any more. */
    synchronized void reopen() {
        if (closed == null) {
            return;
        }
        if (opened != null) {
            earlier.add(new Span(opened, closed, courses, decided));
        }
        injected = time.now();
        opened = null;
        closed = null;
        decided = null;
        courses = List.of();
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
            open(acted);
        }
        Instant from = opened;
        if (from == null) {
            return isBodyDone()
                    && (closed != null
                            || canSeeNoMore()
                            || !now.isBefore(injected.plus(plan.observation().armedWithin())));
        }
        if (plan.checks().isEmpty()) {
            return isBodyDone();
        }
        endWhenItsTimeIsOver(now);
        if (isCertain(now)) {
            return true;
        }
        Instant to = closed;
        return to != null && isBodyDone() && (isSettled(to, now) || !now.isBefore(to.plus(settleLimit(plan))));
    }

    private void endWhenItsTimeIsOver(Instant now) {
        Instant last = plannedEnd();
        if (closed == null && last != null && !now.isBefore(last)) {
            closed = last;
        }
    }

    // Nothing seen later could change the verdict, or not but for an error that is allowed: to go on would only do
    // harm.
    private boolean isCertain(Instant now) {
        if (closed != null || now.isBefore(nextLook)) {
            return false;
        }
        nextLook = now.plus(plan.observation().atMost().dividedBy(LOOKS));
        List<Assessment> seen = assess(now);
        boolean isCertain = seen.stream().anyMatch(Assessment::isBad)
                || (isBodyDone() && seen.stream().allMatch(Assessment::isMet));
        if (isCertain) {
            closed = now;
            decided = seen;
        }
        return isCertain;
    }

    private List<Assessment> assess(Instant now) {
        Instant last = plannedEnd();
        return courses.stream().map(course -> course.assess(now, last)).toList();
    }

    // Only the body knows how long it takes; without a declared end nothing is certain because of what cannot come any
    // more.
    private @Nullable Instant plannedEnd() {
        Instant from = opened;
        Instant done = bodyDone;
        if (from == null || done == null) {
            return null;
        }
        Instant last = from.plus(plan.observation().atMost());
        // All that a long body saw counts.
        return done.isAfter(last) ? done : last;
    }

    /** Returns the times at which every fault had been seen acting; one for each step of the body, often only one. */
    synchronized List<Span> spans() {
        List<Span> all = new ArrayList<>(earlier);
        if (opened != null) {
            all.add(new Span(opened, closed == null ? time.now() : closed, courses, decided));
        }
        return all;
    }

    /**
     * A time at which faults were seen acting.
     *
     * @param from when the last of them was first seen
     * @param to when they were taken back, or enough was seen
     * @param courses how the checks went in it
     * @param decided what was found of them where it was closed before its time; else null
     */
    record Span(
            Instant from,
            Instant to,
            List<CheckCourse> courses,
            @Nullable List<Assessment> decided) {
        /** Tells whether it was closed before its time. */
        boolean isCut() {
            return decided != null;
        }

        /** Returns what is said of each check. */
        List<Assessment> assess() {
            return decided != null
                    ? decided
                    : courses.stream().map(course -> course.assessWhole(to)).toList();
        }
    }

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
            open(lastFirstAct());
        }
    }

    private void open(@Nullable Instant acted) {
        opened = acted;
        if (acted != null) {
            nextLook = acted;
            courses = plan.checks().stream()
                    .map(check -> new CheckCourse(check, acted, plan.observation()))
                    .toList();
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

    private boolean isSettled(Instant to, Instant now) {
        return plan.checks().stream()
                .noneMatch(check -> check.metric().settledUntil(now).isBefore(to));
    }
}

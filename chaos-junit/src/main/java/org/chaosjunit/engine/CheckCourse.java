package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Samples;
import org.jspecify.annotations.Nullable;

/** Follows one check through a window and asks its judge. */
final class CheckCourse {
    private static final String NOT_ALL = "when it should have been, not all of it was known";

    private final PlannedCheck check;
    private final Instant from;
    private final Observation observation;
    // A body may want less than the whole window, and there must be blocks enough to see how samples depend on each
    // other.
    private static final int FEWEST_BLOCKS = 8;

    private final Trail trail;

    CheckCourse(PlannedCheck check, Instant from, Observation observation) {
        this.check = check;
        this.from = from;
        this.observation = observation;
        this.trail = trail(observation.atMost());
    }

    /**
     * Judges what is settled by now.
     *
     * @param end when the window will end; null while nobody knows, because a body is running
     */
    Assessment assess(Instant now, @Nullable Instant end) {
        Instant settled = check.metric().settledUntil(now);
        Instant to = settled.isBefore(from) ? from : settled;
        Duration saved = end == null ? Duration.ZERO : Duration.between(to, end);
        return assess(trail, to, toCome(to, end), saved);
    }

    private Trail trail(Duration window) {
        return new Trail(check.metric(), check.state().tolerance().range(), check.share(), from, window);
    }

    /** Judges the whole window, which ends there. */
    Assessment assessWhole(Instant end) {
        Duration window = Duration.between(from, end);
        boolean isShort =
                window.multipliedBy(Trail.BLOCKS).compareTo(observation.atMost().multipliedBy(FEWEST_BLOCKS)) < 0;
        Trail whole = isShort ? trail(window.multipliedBy(Trail.BLOCKS).dividedBy(FEWEST_BLOCKS)) : trail;
        Assessment seen = assess(whole, end, 0, Duration.ZERO);
        return check.metric().settledUntil(end).isBefore(end) ? seen.failed(new TimeoutException(NOT_ALL)) : seen;
    }

    private Assessment assess(Trail trail, Instant to, long toCome, Duration saved) {
        Samples samples = check.metric().between(from, to);
        Course course = new Course(
                samples,
                trail.until(to),
                share(Duration.between(from, to)),
                Duration.between(from, to),
                observation.atLeast(),
                observation.atMost(),
                toCome);
        return Assessment.of(
                check, check.state().judge().judge(course, check.state().tolerance()), samples, from, to, saved);
    }

    // A budget is a time, of which a body that goes on for longer than planned leaves a smaller share.
    private @Nullable Range share(Duration elapsed) {
        Duration budget = check.state().tolerance().errorBudget();
        return budget == null || elapsed.compareTo(observation.atMost()) <= 0
                ? check.share()
                : SteadyStateCheck.within(budget, elapsed);
    }

    private long toCome(Instant to, @Nullable Instant end) {
        if (end == null) {
            return Long.MAX_VALUE;
        }
        if (!to.isBefore(end)) {
            return 0;
        }
        OptionalLong expected = check.metric().expected(to, end);
        return expected.orElse(Long.MAX_VALUE);
    }
}

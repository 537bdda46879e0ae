package org.chaosjunit.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.PlannedCheck;
import org.chaosjunit.spi.Samples;
import org.jspecify.annotations.Nullable;

/** Follows one check through a window and asks its judge. */
final class CheckCourse {
    private final PlannedCheck check;
    private final Instant from;
    private final Observation observation;
    private final Trail trail;

    CheckCourse(PlannedCheck check, Instant from, Observation observation) {
        this.check = check;
        this.from = from;
        this.observation = observation;
        this.trail =
                new Trail(check.metric(), check.state().tolerance().range(), check.share(), from, observation.atMost());
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
        return assess(to, toCome(to, end), saved);
    }

    /** Judges the whole window, which ends there. */
    Assessment assessWhole(Instant end) {
        return assess(end, 0, Duration.ZERO);
    }

    private Assessment assess(Instant to, long toCome, Duration saved) {
        Samples samples = check.metric().between(from, to);
        Course course = new Course(
                samples,
                trail.until(to),
                check.share(),
                Duration.between(from, to),
                observation.atLeast(),
                observation.atMost(),
                toCome);
        return Assessment.of(
                check, check.state().judge().judge(course, check.state().tolerance()), samples, from, to, saved);
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

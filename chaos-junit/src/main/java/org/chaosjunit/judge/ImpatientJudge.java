package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/**
 * Judges as {@link SequentialJudge}, and finds a tolerance broken on evidence too, although the samples to come could
 * still save it.
 *
 * <p>It waits until four blocks of the window are complete, for without them nobody knows how much the samples depend on
 * each other. Beware: what is bad for that long looks broken, even if it is a fail-over that ends well. Of
 * samples that do not depend on each other, at most 1 % of all windows (100 % minus the confidence asked for) are found broken although the
 * system keeps the limit.
 */
public record ImpatientJudge() implements Judge {
    @Override
    public Decision judge(Course course, Tolerance tolerance) {
        Look look = Look.at(course, tolerance);
        if (course.isOver()) {
            return look.decide(look.ofWholeWindow());
        }
        Outcome outcome = look.early();
        return look.decide(outcome == Outcome.UNDECIDED && look.isRefuted() ? Outcome.BROKEN : outcome);
    }

    @Override
    public long fewestSamples(@Nullable Range share, Tolerance tolerance) {
        return Feasibility.fewestSamples(share, tolerance);
    }
}

package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Decision.Outcome;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/**
 * Judges the whole window, and nothing before it is over.
 *
 * <p>The point estimate decides: outside the tolerance, it is broken. Inside, it is met if the interval around the
 * estimate lies inside as well, or if the point estimate was asked to be enough; else it is undecided. A share that
 * allows no exception, and a number of breaches in a row, are statements about the window itself and need no interval.
 *
 * <p>Failures to measure are the caller's.
 */
public record FixedJudge() implements Judge {
    @Override
    public Decision judge(Course course, Tolerance tolerance) {
        Look look = Look.at(course, tolerance);
        return look.decide(course.isOver() ? look.ofWholeWindow() : Outcome.UNDECIDED);
    }

    @Override
    public long fewestSamples(@Nullable Range share, Tolerance tolerance) {
        return Feasibility.fewestSamples(share, tolerance);
    }
}

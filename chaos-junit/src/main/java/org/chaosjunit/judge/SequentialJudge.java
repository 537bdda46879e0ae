package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Range;
import org.chaosjunit.spi.Tolerance;
import org.jspecify.annotations.Nullable;

/**
 * Judges as {@link FixedJudge}, but as soon as it can: the judge to use unless there is a reason against it.
 *
 * <p>It finds a tolerance broken as soon as no sample that can still come could save it, so never against the whole window.
 * It finds one met early only after {@link Course#atLeast()}, and only where the evidence against every limit is so strong that a system
 * at the limit, or beyond it, would ever show as much in at most 1 % of all windows (100 % minus the confidence asked for). The evidence
 * is that of samples that do not depend on each other; it is divided by how much more the blocks of the window vary than
 * those of such samples would. A share that allows no exception, and a number of breaches in a row, are met only when the window is over.
 */
public record SequentialJudge() implements Judge {
    @Override
    public Decision judge(Course course, Tolerance tolerance) {
        Look look = Look.at(course, tolerance);
        return look.decide(course.isOver() ? look.ofWholeWindow() : look.early());
    }

    @Override
    public long fewestSamples(@Nullable Range share, Tolerance tolerance) {
        return Feasibility.fewestSamples(share, tolerance);
    }
}

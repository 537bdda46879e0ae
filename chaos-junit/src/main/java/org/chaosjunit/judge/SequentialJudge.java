package org.chaosjunit.judge;

import org.chaosjunit.spi.Course;
import org.chaosjunit.spi.Decision;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.Tolerance;

/** Decides as soon as the verdict is certain. */
public record SequentialJudge() implements Judge {
    @Override
    public Decision judge(Course course, Tolerance tolerance) {
        return new FixedJudge().judge(course, tolerance);
    }
}

package org.chaosjunit.steady;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.SteadyStateType;
import org.chaosjunit.judge.SequentialJudge;
import org.chaosjunit.spi.Judge;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.spi.OnUndecided;

/**
 * Says what must be true of a system that is well: before the fault, while it acts, and soon after it.
 *
 * <pre>{@code @SteadyState(metric = "load.p95", range = "<= 500ms", recoversWithin = "30s")}</pre>
 *
 * <p>Times are written as {@code 300ms}, {@code 30s} or {@code 2min}. In every text, <code>${name}</code> is replaced by
 * the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SteadyState.Several.class)
@SteadyStateType(SteadyStateAnnotationReader.class)
public @interface SteadyState {
    /** Returns the name of a metric: {@code load.*} of a load, or that of a {@link Metric} method. */
    String metric();

    /**
     * Returns what the metric must be: an interval such as {@code [90,100]} or {@code (0, 80]}, or a bound such as
     * {@code >= 99%}, {@code < 500ms} or {@code <= 5/min}.
     */
    String range();

    /**
     * Returns what the metric is compared to: {@code before} for what it was itself before the fault, or the name of another
     * metric of the same time, such as {@code baseline.p95} for {@code canary.p95}. By default nothing.
     *
     * <p>Then the difference must lie in the range: by how much the metric is more, in its unit ({@code <= 50ms}), or by how
     * many percent where the range is in percent and the metric is not ({@code <= 10%}).
     */
    String comparedTo() default "";

    /**
     * Returns which share of the samples must lie in the range, for example {@code >= 95%}, where each of them would have to;
     * by default all.
     */
    String goodSamples() default "";

    /**
     * Returns how many samples in a row must lie outside to break what each of them would have to hold; by default, 0, each
     * counts.
     */
    int breaches() default 0;

    /**
     * Returns how sure a verdict must be, in percent: above 50 and below 100.
     *
     * <p>So often, at the least, the interval that is printed holds the truth, and an early verdict is the one that the whole
     * observation would have given.
     */
    double confidence() default 99;

    /**
     * Returns the smallest deviation that must not be overlooked, 0 or more: in percentage points where a share of the samples
     * is judged (so that is of a success rate and of percentiles), else in the unit of the metric.
     *
     * <p>The more is allowed here, the fewer samples it takes to be sure.
     */
    double minimumEffect() default 0;

    /** Returns what counts when the observation is over and the samples leave the question open; by default nothing does. */
    OnUndecided undecided() default OnUndecided.INCONCLUSIVE;

    /**
     * Returns who decides: {@link SequentialJudge} as soon as the verdict is certain, {@link org.chaosjunit.judge.FixedJudge}
     * when the observation is over, or one of your own.
     */
    Class<? extends Judge> judge() default SequentialJudge.class;

    /**
     * Returns how far a look at the metric reaches back, before the fault and while waiting for recovery; what is compared to
     * {@code before} was watched at least so long, and since all steady states were met.
     */
    String window() default "1s";

    /** Returns the fewest samples that a verdict may rest on, at least 1. */
    int minSamples() default 10;

    /** Returns how long after the revert the system may take to be steady again. */
    String recoversWithin() default "10s";

    /** Returns what it means that the metric was asked and had no data; by default that nothing can be said. */
    OnNoData onNoData() default OnNoData.INCONCLUSIVE;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        SteadyState[] value();
    }
}

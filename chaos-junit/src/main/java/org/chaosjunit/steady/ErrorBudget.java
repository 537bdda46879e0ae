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
 * Says how much of the error budget of a service level objective an experiment may spend.
 *
 * <pre>{@code @ErrorBudget(objective = "99.9%", period = "720h", spend = "1%")}</pre>
 *
 * <p>The budget is the part of the period that the objective leaves for errors: 99.9 % of 30 days leave 43.2 minutes, of
 * which 1 % is 25.9 s. What is spent is the share of bad samples under the fault times the time they were taken in: 26 s
 * with nothing but errors, or five minutes with 8.6 % of them. It is judged as that share, over {@code @Observe(atMost)}, or
 * over all the time under the fault where the body takes longer.
 * See the Site Reliability Workbook, chapter 2, "Implementing SLOs".
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(ErrorBudget.Several.class)
@SteadyStateType(ErrorBudgetReader.class)
public @interface ErrorBudget {
    /**
     * Returns the name of a metric whose samples are good or bad: {@code load.success}, a ratio whose first counter counts what
     * is good, or one with a {@link #range()}.
     */
    String metric() default "load.success";

    /**
     * Returns in which range a sample is good. For {@code load.success} and a ratio leave it out: what these are the share of
     * is good.
     */
    String range() default ">= 0%";

    /** Returns the objective: which share of the samples must be good in the long run, for example {@code 99.9%}. */
    String objective();

    /** Returns the time in which the objective counts: 30 days by default. */
    String period() default "720h";

    /** Returns how much of the budget this experiment may spend, above 0 and at most {@code 100%}. */
    String spend();

    /** Returns how far a look at the metric reaches back, before the fault and while waiting for recovery. */
    String window() default "1s";

    /** Returns the fewest samples that a verdict may rest on, at least 1. */
    int minSamples() default 10;

    /** Returns how long after the revert the system may take to be steady again. */
    String recoversWithin() default "10s";

    /** Returns what it means that the metric was asked and had no data; by default that nothing can be said. */
    OnNoData onNoData() default OnNoData.INCONCLUSIVE;

    /** Returns how sure a verdict must be, as in {@link SteadyState#confidence()}. */
    double confidence() default 99;

    /** Returns the smallest deviation that must not be overlooked, in percentage points of bad samples. */
    double minimumEffect() default 0;

    /** Returns what counts when the observation is over and the samples leave the question open. */
    OnUndecided undecided() default OnUndecided.INCONCLUSIVE;

    /** Returns who decides, as in {@link SteadyState#judge()}. */
    Class<? extends Judge> judge() default SequentialJudge.class;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart
    @interface Several {
        /** Returns them. */
        ErrorBudget[] value();
    }
}

package org.chaosjunit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says how long an experiment watches; the one nearest to the test method holds.
 *
 * <p>All attributes are durations such as {@code 500ms}, {@code 30s} or {@code 2min}. The time under the fault counts from
 * the first moment at which the fault was seen acting. When the {@link #timeToLive()} of its faults is over, the experiment
 * has failed to end, and everything is taken back whatever it does. In every text, <code>${name}</code> is replaced by the
 * parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExperimentPart
public @interface Observe {
    /**
     * Returns the shortest time to watch under the fault before the experiment may pass; by default 40 % of {@link #atMost()}.
     *
     * <p>It says how late a failure may begin and still be found: a pool that runs dry in the third minute is not seen in the
     * first. What certainly fails ends earlier.
     */
    String atLeast() default "";

    /** Returns the longest time to watch under the fault; used up while the judge is not certain. */
    String atMost() default "15s";

    /** Returns how long to wait for the steady state before the fault. */
    String steadyWithin() default "10s";

    /** Returns how long to wait for the first evidence of the fault. */
    String armedWithin() default "5s";

    /**
     * Returns how long the faults may act at the most, from the injection on, whatever happens; at least {@code
     * armedWithin} and {@code atMost} together. By default these two, the time for the last answers of the load, and a
     * margin of 30 s for the body.
     */
    String timeToLive() default "";
}

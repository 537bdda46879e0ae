package org.chaosjunit.load;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.LoadType;

/**
 * Calls a method of the test class on a schedule while the experiment runs, for any code that is not behind HTTP.
 *
 * <p>The load is open: a call starts when its time has come, on a thread of its own, whatever earlier calls do. Latency
 * counts from the time at which the call should have started. A call succeeds if it returns without throwing, but not
 * with {@code false}; if it returns a {@link java.util.concurrent.CompletionStage}, that stage's end and value count. A call
 * that takes longer than {@link #timeout()} has failed with that latency, and is interrupted.
 *
 * <p>Its metrics are those of {@link HttpLoad}. Faults do hit what the method calls.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(CallLoad.Several.class)
@LoadType(CallLoadReader.class)
public @interface CallLoad {
    /**
     * Returns the name of a method of the test class or what it extends: without parameters, not overloaded, of any
     * visibility, static or not.
     */
    String value();

    /**
     * Returns how many calls start in a second: above 0 and at most 10,000, not only whole numbers; to be given unless {@link
     * #rates()} are.
     */
    double rate() default Double.NaN;

    /**
     * Returns rates that change, instead of {@link #rate()}: steps and ramps separated by commas, the last of them for ever,
     * for example {@code 10/s for 30s, 10/s to 100/s in 1min, 100/s}. They count from the start of the load, its
     * warm-up included. Units are {@code /s}, {@code /min} and {@code /h}; a rate but the last may be 0.
     */
    String rates() default "";

    /** Returns whether arrivals come at equal distances or at random. */
    Arrivals arrivals() default Arrivals.EVEN;

    /**
     * Returns the name of another load, with the same rate and arrivals, half-way between whose arrivals these come: so
     * that two versions of a service can be compared under the same conditions. Empty for none.
     */
    String alternateWith() default "";

    /** Returns how long the load runs before its samples count, from {@code 0s} to {@code 10min}. */
    String warmup() default "1s";

    /**
     * Returns how long after its intended time a call may take: above 0 and at most {@code 10min}, and unless {@link
     * #maxInFlight()} is given so that the highest rate x {@code timeout}, the most threads that can be needed, is at most
     * 2,000.
     */
    String timeout() default "5s";

    /**
     * Returns from how many open calls on no further one is started: from 1 to 2,000, by default 2,000. What is not started
     * for that reason is an arrival all the same: it has failed, and the load was not kept up.
     */
    int maxInFlight() default 0;

    /** Returns the first part of the names of its metrics; different for each load of an experiment. */
    String name() default "load";

    /** Holds several loads. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart
    @interface Several {
        /** Returns the loads. */
        CallLoad[] value();
    }
}

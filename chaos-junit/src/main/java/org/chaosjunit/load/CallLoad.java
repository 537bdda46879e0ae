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
 * Calls a method of the test class at a constant rate while the experiment runs, for any code that is not behind HTTP.
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

    /** Returns how many calls start in a second: above 0 and at most 10,000, not only whole numbers. */
    double rate();

    /** Returns how long the load runs before its samples count, from {@code 0s} to {@code 10min}. */
    String warmup() default "1s";

    /**
     * Returns how long after its intended time a call may take: above 0 and at most {@code 10min}, and so that
     * {@code rate} x {@code timeout}, the most threads that can be needed, is at most 2,000.
     */
    String timeout() default "5s";

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

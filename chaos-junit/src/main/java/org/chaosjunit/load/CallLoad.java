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
import org.chaosjunit.spi.DataOrder;

/**
 * Calls a method of the test class, or a handler as AWS Lambda does, on a schedule while the experiment runs: for any code
 * that is not behind HTTP.
 *
 * <p>The load is open: a call starts when its time has come, on a thread of its own, whatever earlier calls do. Latency
 * counts from the time at which the call should have started. A call succeeds if it returns without throwing, but not
 * with {@code false}; if it returns a {@link java.util.concurrent.CompletionStage}, that stage's end and value count. A call
 * that takes longer than {@link #timeout()} has failed with that latency, and is interrupted.
 *
 * <p>A {@link #handler()} is a class that implements {@code RequestHandler} or {@code RequestStreamHandler} of
 * {@code aws-lambda-java-core}. As in Lambda, each of its instances serves one event at a time and is used again afterwards;
 * an event that finds none free gets a new one, whose constructor counts in that call's latency. One that did not return in
 * time is not used again. The event becomes the handler's type by Gson, by the names of fields or record components, not of
 * getters and setters as in Lambda; the events of {@code aws-lambda-java-events} need those and are refused. The context has
 * a request id, the name of the class as that of the function, and the time that remains of {@link #timeout()}; what is
 * logged through it is dropped.
 *
 * <p>Its metrics are those of {@link HttpLoad}. Faults do hit what is called.
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
     * visibility, static or not. Either this or {@link #handler()} is given.
     */
    String value() default "";

    /** Returns the class of the handler: public, with a public constructor without parameters. */
    Class<?> handler() default void.class;

    /**
     * Returns the event for the handler: JSON, or if it ends with {@code .json} the file or {@code classpath:} resource with
     * it, as for {@link HttpLoad#bodyFile()}. The templates of {@link HttpLoad} work in it. By default <code>{}</code>.
     */
    String event() default "";

    /** Returns the file with values for <code>#{...}</code> in the event, as {@link HttpLoad#data()}. */
    String data() default "";

    /** Returns which row of {@link #data()} a call gets. */
    DataOrder dataOrder() default DataOrder.CIRCULAR;

    /** Returns what must hold of the handler's result as JSON, as {@link HttpLoad#expectJson()}. */
    String[] expectJson() default {};

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

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
 * Sends HTTP requests on a schedule while the experiment runs.
 *
 * <p>The load is open: a request goes out when its time has come, whatever the answers to earlier ones do, over a free
 * connection or a new one. Latency counts from the time at which the request should have gone out to the end of the
 * answer. Each arrival is one request of HTTP/1.1; redirects are not followed. It succeeds with a status of 2xx or 3xx. A
 * refused or broken connection is a failure; so is no whole answer within {@link #timeout()}, with that latency.
 *
 * <p>Metrics, each over the arrivals that were intended in the window, failed ones too: {@code load.success} (%),
 * {@code load.p50}, {@code load.p99.9} and every other percentile, {@code load.max} and {@code load.mean} (latencies in ms),
 * {@code load.rate} (arrivals per second that were answered in time, rightly or not), {@code load.count}, and of these
 * {@code load.failed} (answered wrongly or broken off), {@code load.timedout} and {@code load.unsent}. What was not answered
 * in time, or could not be sent, counts with a latency of {@link #timeout()}.
 *
 * <p>What the network does is measured as it is. A server that sends head and body of an answer apart, with Nagle's
 * algorithm on, makes kept-alive clients on Linux wait 40 ms; that of the JDK does, unless the system property
 * {@code sun.net.httpserver.nodelay} is {@code true}.
 *
 * <p>No fault of the JVM under test hits the connections of the load itself. In every text <code>${name}</code> stands for
 * a configuration parameter, system property or environment variable.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(HttpLoad.Several.class)
@LoadType(HttpLoadReader.class)
public @interface HttpLoad {
    /** Returns the absolute URL, {@code http} or {@code https}. */
    String url();

    /** Returns the method. */
    String method() default "GET";

    /** Returns the body, sent as UTF-8 and without a {@code Content-Type} unless {@link #headers()} name one. */
    String body() default "";

    /** Returns headers of the form {@code Name: value}. */
    String[] headers() default {};

    /**
     * Returns how many requests go out in a second: above 0 and at most 10,000, not only whole numbers; to be given unless {@link
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
     * Returns how long after its intended time an answer may take: above 0 and at most {@code 10min}, and unless {@link
     * #maxInFlight()} is given so that the highest rate x {@code timeout}, the most requests that can be open at a time, is
     * at most 10,000.
     */
    String timeout() default "5s";

    /**
     * Returns from how many open requests on no further one is sent: from 1 to 10,000, by default 10,000. What is not sent
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
        HttpLoad[] value();
    }
}

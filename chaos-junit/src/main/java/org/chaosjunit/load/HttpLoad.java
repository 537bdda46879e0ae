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
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadDriver;

/**
 * Sends HTTP requests at a constant rate while the experiment runs.
 *
 * <p>The load is open: a request goes out when its time has come, whatever the answers to earlier ones do, over a free
 * connection or a new one. Latency counts from the time at which the request should have gone out to the end of the
 * answer. Each arrival is one request of HTTP/1.1; redirects are not followed. It succeeds with a status of 2xx or 3xx. A
 * refused or broken connection is a failure; so is no whole answer within {@link #timeout()}, with that latency.
 *
 * <p>Metrics, each over the arrivals that were intended in the window: {@code load.success} (%), {@code load.p50},
 * {@code load.p95}, {@code load.p99} and {@code load.max} (latencies of all arrivals in ms, failed ones too),
 * {@code load.rate} (arrivals per second that were answered in time, rightly or not) and {@code load.count}.
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

    /** Returns how many requests go out in a second: above 0 and at most 10,000, not only whole numbers. */
    double rate();

    /** Returns how long the load runs before its samples count, from {@code 0s} to {@code 10min}. */
    String warmup() default "1s";

    /**
     * Returns how long after its intended time an answer may take: above 0 and at most {@code 10min}, and so that
     * {@code rate} x {@code timeout}, the most requests that can be open at a time, is at most 10,000.
     */
    String timeout() default "5s";

    /**
     * Returns who sends the requests: by default this JVM, over HTTP/1.1.
     *
     * <p>Another driver is a public class with a public constructor without parameters, for example {@link
     * org.chaosjunit.jmeter.JMeterDriver}.
     */
    Class<? extends LoadDriver<HttpOperation>> driver() default HttpDriver.class;

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

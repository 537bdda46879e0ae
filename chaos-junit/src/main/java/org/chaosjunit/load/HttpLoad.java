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
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpVersion;
import org.chaosjunit.spi.LoadDriver;

/**
 * Sends HTTP requests on a schedule while the experiment runs.
 *
 * <p>The load is open: a request goes out when its time has come, whatever the answers to earlier ones do, over a free
 * connection or a new one. Latency counts from the time at which the request should have gone out to the end of the
 * answer. Each arrival is one request; redirects are not followed. It succeeds if the answer is as {@link #expectStatus()},
 * {@link #expectJson()} and {@link #expectBody()} say. A refused or broken connection is a failure; so is no whole answer
 * within {@link #timeout()}, with that latency. Answers are checked after their latency was taken.
 *
 * <p>Over HTTP/2 each arrival is a stream of its own. As long as the server allows, all go over one connection, otherwise
 * over more: none waits behind others. One that is given up resets its stream, not the connection; a request that the server
 * refused for going away (GOAWAY) goes out again over another connection, with the latency counted on.
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
 * <p>In path and query of the URL, values of headers and the body, <code>#{name}</code> stands for the value of that column
 * of {@link #data()}, <code>#{n}</code> for the number of the arrival, from 0, <code>#{uuid}</code> for a random UUID of
 * version 4, and <code>#{random(1,100)}</code> for a random whole number from 1 to 100. Within one request the same
 * expression has the same value; the experiment's seed decides all of them, whatever the order of events.
 * <code>##{</code> stands for <code>#{</code> itself. Values are percent-encoded in the URL; in the body they are escaped
 * as JSON texts or forms need it if a {@code Content-Type} of {@code application/json}, {@code ...+json} or
 * {@code application/x-www-form-urlencoded} says so; elsewhere they stand as they are.
 *
 * <p>Files are named by a path, relative to the working directory, or by {@code classpath:} and a resource of the test's class
 * path. They are read when the plan is made and may have up to 64 MB.
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
    /** Returns the absolute URL, {@code http} or {@code https}; its host and port are the same for all arrivals. */
    String url();

    /** Returns the method. */
    String method() default "GET";

    /** Returns the body, sent as UTF-8 and without a {@code Content-Type} unless {@link #headers()} name one. */
    String body() default "";

    /** Returns the file with the body, a text of UTF-8; instead of {@link #body()}. */
    String bodyFile() default "";

    /** Returns headers of the form {@code Name: value}. */
    String[] headers() default {};

    /**
     * Returns the version of HTTP, without a fallback: HTTP/2 is chosen by ALPN for {@code https}, by prior knowledge for
     * {@code http}.
     */
    HttpVersion version() default HttpVersion.HTTP_1_1;

    /**
     * Returns the PEM file with the certificates that are trusted, for example of a private CA; by default those that the
     * JVM trusts. The name of the host is always verified.
     */
    String trust() default "";

    /** Returns the PEM file with the client's certificate, followed by its chain; by default none is shown. */
    String certificate() default "";

    /** Returns the PEM file with the key of {@link #certificate()}, as PKCS#8 without a password. */
    String key() default "";

    /**
     * Returns the file with the values for <code>#{...}</code>: with {@code .csv} as in RFC 4180 with a line of names, with
     * {@code .json} an array of objects with the same names and texts, numbers or booleans as values.
     */
    String data() default "";

    /** Returns which row of {@link #data()} an arrival gets; the first row in turn is that of arrival 0. */
    DataOrder dataOrder() default DataOrder.CIRCULAR;

    /** Returns the statuses of success, separated by commas: {@code 201}, {@code 2xx} or {@code 200-299}. */
    String expectStatus() default "2xx, 3xx";

    /**
     * Returns what must hold of the body as JSON, all of it: {@code PATH} for something that is there and not null, or
     * {@code PATH OPERATOR VALUE}.
     *
     * <p>A path is one of Jayway's JsonPath, for example {@code $.items[0].price} or {@code $.items.length()}. Where it can
     * match several values, there must be one, and all must fit. The operator is {@code ==}, {@code !=}, {@code <},
     * {@code <=}, {@code >} or {@code >=}, the last four for numbers only. The value is one of JSON: a number, {@code true},
     * {@code false}, {@code null}, or a text, also in single quotes. A missing value fits nothing. A body of more than 1 MiB,
     * or that is no JSON, is a failure.
     */
    String[] expectJson() default {};

    /** Returns texts that the body must contain, all of them; a body of more than 1 MiB is a failure. */
    String[] expectBody() default {};

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

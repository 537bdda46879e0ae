package org.chaosjunit.probe;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.MetricType;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.spi.Confidential;
import org.chaosjunit.spi.Unit;

/**
 * A metric that is a number in JSON, which a service answers over HTTP with the status 200.
 *
 * <pre>{@code
 * @HttpJsonMetric(value = "orders.open", url = "http://localhost:8080/status", path = "$.orders.open")
 * }</pre>
 *
 * <p>That nothing is there where the path leads, or null, means that there are no data. An answer other than 200, one that is
 * no JSON, something that is no number, or an answer that is late mean that the metric failed, which makes the experiment an
 * error. No fault of this JVM hits these requests, each of which has a connection of its own. Redirects are not followed.
 *
 * <p>In every text, <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(HttpJsonMetric.Several.class)
@MetricType(HttpJsonMetricReader.class)
public @interface HttpJsonMetric {
    /** Returns the name by which a steady state refers to it, for example {@code orders.open}; no white space. */
    String value();

    /** Returns the absolute URL of the answer, {@code http} or {@code https}, without user. */
    String url();

    /**
     * Returns the JSON path of the number, for example {@code $.queues[0].length}; one that leads to one place only, without
     * filters and wild cards.
     */
    String path();

    /** Returns the path of the number in the same answer that it is put in relation to, for such a {@link #kind()}. */
    String per() default "";

    /** Returns what is made of the numbers; {@link Kind#GAUGE} by default, so write {@link Kind#RATE} for a counter. */
    Kind kind() default Kind.GAUGE;

    /** Returns the unit of a gauge or a mean; by default none. */
    Unit unit() default Unit.NONE;

    /** Returns what a gauge or a mean is multiplied with to be in that unit: 1000 where an answer is in seconds. */
    double scale() default 1;

    /** Returns headers that are sent with each request, {@code Name: value} each. */
    @Confidential
    String[] headers() default {};

    /** Returns how far apart its samples are, at least {@code 100ms}. */
    String every() default "500ms";

    /** Returns how long an answer may take, more than 0; then the metric has failed. */
    String timeout() default "5s";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        HttpJsonMetric[] value();
    }
}

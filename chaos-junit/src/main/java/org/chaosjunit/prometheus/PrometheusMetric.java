package org.chaosjunit.prometheus;

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
 * A metric that a system shows on a page for Prometheus: its text format 0.0.4, or OpenMetrics 1.0.
 *
 * <pre>{@code
 * @PrometheusMetric(
 *         value = "orders.failed",
 *         url = "http://localhost:8080/metrics",
 *         series = "http_requests_total{status=~\"5..\"}",
 *         per = "http_requests_total",
 *         kind = Kind.RATIO)
 * }</pre>
 *
 * <p>All series that match are added up, each counter only after it is known how much it has grown. That none matches means
 * that there are no data; an answer other than 200, a page that is no such text, NaN, an infinite number or an answer that is
 * late, that the metric failed, which makes the experiment an error. No fault of this JVM hits these requests, each of which
 * has a connection of its own. Redirects are not followed.
 *
 * <p>In every text, <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(PrometheusMetric.Several.class)
@MetricType(PrometheusMetricReader.class)
public @interface PrometheusMetric {
    /** Returns the name by which a steady state refers to it, for example {@code orders.failed}; no white space. */
    String value();

    /** Returns the absolute URL of the page, {@code http} or {@code https}, without user. */
    String url();

    /**
     * Returns which series are meant: a name and, in braces, what labels must be, with {@code =}, {@code !=}, and the regular
     * expressions {@code =~} and {@code !~}, which must match the whole value. A label that is not there is empty.
     */
    String series();

    /** Returns the series that they are put in relation to, for a {@link #kind()} that does so. */
    String per() default "";

    /** Returns what is made of the numbers; {@link Kind#GAUGE} by default, so write {@link Kind#RATE} for a counter. */
    Kind kind() default Kind.GAUGE;

    /** Returns the unit of a gauge or a mean; by default none. */
    Unit unit() default Unit.NONE;

    /** Returns what a gauge or a mean is multiplied with to be in that unit: 1000 where a page says seconds. */
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
        PrometheusMetric[] value();
    }
}

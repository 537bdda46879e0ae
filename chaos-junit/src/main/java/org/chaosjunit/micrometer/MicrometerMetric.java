package org.chaosjunit.micrometer;

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
import org.chaosjunit.spi.Unit;

/**
 * A metric that the system under test measures with Micrometer, in the JVM of the test.
 *
 * <pre>{@code
 * @MicrometerMetric(
 *         value = "orders.failed.percent",
 *         meter = "orders",
 *         tags = "outcome=failed",
 *         per = "orders",
 *         kind = Kind.RATIO)
 * }</pre>
 *
 * <p>All meters of that name and with these tags, whatever others they have, are added up, each counter only after it is known
 * how much it has grown. That there is none means that there are no data. A registry that keeps no numbers, or only those of
 * its last step, a meter that has no such number, NaN, an infinite number or an answer that is late mean that the metric
 * failed, which makes the experiment an error.
 *
 * <p>Needs {@code io.micrometer:micrometer-core} on the class path, which chaos-junit does not bring along. In every text,
 * <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(MicrometerMetric.Several.class)
@MetricType(MicrometerMetricReader.class)
public @interface MicrometerMetric {
    /** Returns the name by which a steady state refers to it, for example {@code orders.failed}; no white space. */
    String value();

    /** Returns the name of the meters, as Micrometer knows it: {@code http.server.requests}. */
    String meter();

    /** Returns the tags that they must have, {@code key=value} each. */
    String[] tags() default {};

    /** Returns which of their numbers is meant; for timers and summaries it must not be the {@link MeterStatistic#VALUE}. */
    MeterStatistic statistic() default MeterStatistic.VALUE;

    /**
     * Returns the name of the meters that they are put in relation to, for a {@link #kind()} that does so. Of these, the same
     * statistic is meant; for a {@link Kind#MEAN} it is their {@link MeterStatistic#COUNT}.
     */
    String per() default "";

    /** Returns the tags that the meters of {@link #per()} must have. */
    String[] perTags() default {};

    /** Returns what is made of the numbers; {@link Kind#GAUGE} by default, so write {@link Kind#RATE} for a counter. */
    Kind kind() default Kind.GAUGE;

    /** Returns the unit of a gauge or a mean; by default none. For the times of a timer write {@link Unit#MILLIS}. */
    Unit unit() default Unit.NONE;

    /**
     * Returns the name of a field of the test, or of a method of it without parameters, that holds the registry; by default it
     * is {@code Metrics.globalRegistry}.
     */
    String registry() default "";

    /** Returns how far apart its samples are, at least {@code 100ms}. */
    String every() default "100ms";

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
        MicrometerMetric[] value();
    }
}

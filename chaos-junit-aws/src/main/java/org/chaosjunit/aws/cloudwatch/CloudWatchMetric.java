package org.chaosjunit.aws.cloudwatch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.MetricType;
import org.chaosjunit.spi.Unit;

/**
 * A metric that CloudWatch keeps.
 *
 * <pre>{@code
 * @CloudWatchMetric(
 *         value = "orders.errors",
 *         namespace = "AWS/Lambda",
 *         metric = "Errors",
 *         dimensions = "FunctionName=orders",
 *         stat = "Sum")
 * }</pre>
 *
 * <p>Each period of CloudWatch is one sample, whose time is the start of the period: only periods that lie wholly within a
 * phase of the experiment count for it. A period is asked for once, when it has ended and {@link #lag()} is over; if it has no
 * number then, it has no data. So a look that is to see a sample needs a {@code window} of at least the period, and the
 * experiment waits for a whole period and the lag after its last moment. An answer that fails, is late, partial or no number
 * is a failure to measure, which makes the experiment an error.
 *
 * <p>It is read where {@code AWS_REGION} and {@code AWS_ENDPOINT_URL} say, and takes the permission
 * {@code cloudwatch:GetMetricData}. No fault of this JVM hits the calls. In every text, <code>${name}</code> is replaced by
 * the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(CloudWatchMetric.Several.class)
@MetricType(CloudWatchMetricReader.class)
public @interface CloudWatchMetric {
    /** Returns the name by which a steady state refers to it, for example {@code orders.errors}; no white space. */
    String value();

    /** Returns the namespace, for example {@code AWS/Lambda}. */
    String namespace();

    /** Returns the name of the metric in that namespace, for example {@code Errors}. */
    String metric();

    /** Returns its dimensions, all of them, {@code Name=value} each. */
    String[] dimensions() default {};

    /** Returns the statistic, for example {@code Sum}, {@code Average} or {@code p99}. */
    String stat();

    /** Returns the length of a period: {@code 1s}, {@code 5s}, {@code 10s}, {@code 20s}, {@code 30s}, or whole minutes. */
    String period() default "1min";

    /**
     * Returns how far apart the periods start, at most the period, and whole minutes if less; by default the period. With
     * {@code period = "5min", step = "1min"} there is a number each minute, of the five minutes from then on.
     */
    String step() default "";

    /** Returns how long after its end a period may still change; nothing is asked before. */
    String lag() default "2min";

    /** Returns the unit of its numbers; by default none. */
    Unit unit() default Unit.NONE;

    /** Returns how long an answer may take, more than 0; then the metric has failed. */
    String timeout() default "30s";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        CloudWatchMetric[] value();
    }
}

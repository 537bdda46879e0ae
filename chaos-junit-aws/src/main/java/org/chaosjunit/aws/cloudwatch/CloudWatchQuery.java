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
 * A metric that CloudWatch computes from others by metric math, as a file for {@code aws cloudwatch get-metric-data} says.
 *
 * <pre>{@code
 * @CloudWatchQuery(value = "etl.errors", file = "classpath:lab/pct-error.json", unit = Unit.PERCENT)
 * }</pre>
 *
 * <p>The file holds a list of {@code MetricDataQuery}, or an object with {@code MetricDataQueries}, in which {@code StartTime},
 * {@code EndTime} and the like are passed over: the experiment knows what time is meant. All metrics in it must have the same
 * period. What is said of samples, time and failures in {@link CloudWatchMetric} is true here as well; a period in which
 * something is divided by zero has no data.
 *
 * <p>Where the endpoint is another than AWS, metric math is computed here from plain metrics, for no emulator does it.
 *
 * <p>In every attribute, and in every text of the file but labels, <code>${name}</code> is replaced by the parameter of that
 * name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(CloudWatchQuery.Several.class)
@MetricType(CloudWatchQueryReader.class)
public @interface CloudWatchQuery {
    /** Returns the name by which a steady state refers to it, for example {@code etl.errors}; no white space. */
    String value();

    /** Returns the file, relative to the working directory, or with {@code classpath:} a resource. */
    String file();

    /** Returns the id of the query that is meant; by default the only one that returns data. */
    String id() default "";

    /**
     * Returns how far apart the periods start, at most the period, and whole minutes if less; by default the period. With a
     * period of 300 in the file, {@code step = "1min"} gives a number each minute, of the five minutes from then on.
     */
    String step() default "";

    /**
     * Returns how much earlier than its period each question begins: for {@code RATE}, {@code DIFF}, {@code FILL} and others
     * that look at several periods; by default not at all.
     */
    String lookBack() default "0s";

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
        CloudWatchQuery[] value();
    }
}

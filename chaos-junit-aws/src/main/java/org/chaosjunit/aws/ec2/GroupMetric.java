package org.chaosjunit.aws.ec2;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.MetricType;

/**
 * A metric that is the share of the instances an Auto Scaling group wants which are in service and healthy, in percent.
 *
 * <p>An instance counts when it was in service and healthy {@link #looks()} times running. One that {@link
 * TerminateInstance} has terminated counts no more from that moment on, though the group goes on calling it healthy for a
 * while: so 100 % after a termination means that the loss was seen and that another instance has taken over. What the
 * group wants is the desired capacity, or what that was at first if it has sunk since.
 *
 * <p>A steady state of it says how long the recovery may take. While the fault acts less than 100 % is only natural, so give
 * it more {@code breaches} than there are samples:
 *
 * <pre>{@code
 * @GroupMetric(value = "web.inService", group = "web")
 * @SteadyState(metric = "web.inService", range = ">= 100%", breaches = 1000, window = "5s", recoversWithin = "5min")
 * }</pre>
 *
 * <p>A group that is not there or wants nothing, or an answer that is late or an error mean that the metric failed, which
 * makes the experiment an error. Before the first {@link #looks()} there are no data.
 *
 * <p>In every text, <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(GroupMetric.Several.class)
@MetricType(GroupMetricReader.class)
public @interface GroupMetric {
    /** Returns the name by which a steady state refers to it, for example {@code web.inService}; no white space. */
    String value();

    /** Returns the name of the group. */
    String group();

    /** Returns how many times running an instance must be seen in service and healthy to count, at least 1. */
    int looks() default 3;

    /** Returns how far apart its samples are, at least {@code 100ms}. */
    String every() default "1s";

    /** Returns how long an answer may take, more than 0; then the metric has failed. */
    String timeout() default "10s";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        GroupMetric[] value();
    }
}

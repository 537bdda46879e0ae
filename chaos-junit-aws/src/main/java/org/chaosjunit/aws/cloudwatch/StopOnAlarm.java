package org.chaosjunit.aws.cloudwatch;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.AbortType;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.MetricType;
import org.chaosjunit.spi.Abort;
import org.chaosjunit.spi.OnNoData;

/**
 * Stops an experiment while an alarm of CloudWatch, composite or not, is in the state {@code ALARM}.
 *
 * <pre>{@code @StopOnAlarm("checkout-errors")}</pre>
 *
 * <p>If it is so before the fault, or the alarm does not exist or cannot be read, nothing is injected; if it becomes so while
 * a fault acts, everything is taken back at once. It is looked at from the start of the loads until then, as any abort
 * condition.
 *
 * <p>It takes the permission {@code cloudwatch:DescribeAlarms}. The alarm's state is the metric {@code alarm.<name>}: 1 for
 * {@code ALARM}, 0 for {@code OK}. In every text, <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(StopOnAlarm.Several.class)
@AbortType(StopOnAlarmReader.class)
@MetricType(AlarmStateReader.class)
public @interface StopOnAlarm {
    /** Returns the name of the alarm; not its ARN. */
    String value();

    /**
     * Returns what {@code INSUFFICIENT_DATA} means: by default that nothing is injected, and that the experiment ends,
     * inconclusive, if it stays so under the fault for longer than two looks and {@link #timeout()}.
     * {@link OnNoData#IGNORE} goes on.
     */
    OnNoData onInsufficientData() default OnNoData.INCONCLUSIVE;

    /** Returns what an alarm under the fault means for the build; by default that the experiment fails. */
    Abort as() default Abort.FAIL;

    /** Returns how often CloudWatch is asked, at least {@code 100ms}. */
    String every() default "5s";

    /** Returns how long an answer may take, more than 0; then everything is taken back. */
    String timeout() default "10s";

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        StopOnAlarm[] value();
    }
}

package org.chaosjunit.steady;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.SteadyStateType;
import org.chaosjunit.spi.OnNoData;

/**
 * Says what must be true of a system that is well: before the fault, while it acts, and soon after it.
 *
 * <pre>{@code @SteadyState(metric = "load.p95", range = "<= 500ms", recoversWithin = "30s")}</pre>
 *
 * <p>Times are written as {@code 300ms}, {@code 30s} or {@code 2min}. In every text, <code>${name}</code> is replaced by
 * the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(SteadyState.Several.class)
@SteadyStateType(SteadyStateAnnotationReader.class)
public @interface SteadyState {
    /** Returns the name of a metric: {@code load.*} of a load, or that of a {@link Metric} method. */
    String metric();

    /**
     * Returns what the metric must be: an interval such as {@code [90,100]} or {@code (0, 80]}, or a bound such as
     * {@code >= 99%}, {@code < 500ms} or {@code <= 5/min}.
     */
    String range();

    /** Returns how far a look at the metric reaches back, before the fault and while waiting for recovery. */
    String window() default "1s";

    /** Returns the fewest samples that a verdict may rest on, at least 1. */
    int minSamples() default 10;

    /** Returns how long after the revert the system may take to be steady again. */
    String recoversWithin() default "10s";

    /** Returns what it means that the metric was asked and had no data; by default that nothing can be said. */
    OnNoData onNoData() default OnNoData.INCONCLUSIVE;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        SteadyState[] value();
    }
}

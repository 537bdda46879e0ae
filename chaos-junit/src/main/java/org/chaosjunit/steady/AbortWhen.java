package org.chaosjunit.steady;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.AbortType;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.spi.Abort;
import org.chaosjunit.spi.OnNoData;

/**
 * Says when an experiment must end at once, whatever its steady state says: what it does to the system is too bad.
 *
 * <pre>{@code @AbortWhen(metric = "load.success", range = "< 50%")}</pre>
 *
 * <p>Ten times a second, from the start of the loads on, the metric is looked at over its newest window. Once it is in the
 * range, everything is taken back at once, even while the body runs, and the recovery is not waited for. A condition that
 * cannot see protects nobody: nothing is injected before each has seen a whole window, and one whose metric fails, gives
 * no number or has too few samples ends the experiment as well.
 *
 * <p>Times are written as {@code 300ms}, {@code 30s} or {@code 2min}. In every text, <code>${name}</code> is replaced by
 * the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(AbortWhen.Several.class)
@AbortType(AbortWhenReader.class)
public @interface AbortWhen {
    /** Returns the name of a metric: {@code load.*} of a load, or that of a {@link Metric} method. */
    String metric();

    /**
     * Returns the numbers that end the experiment, for example {@code < 50%}, {@code > 5s} or {@code [500, 600)}.
     *
     * <p>A metric of which every sample must hold, such as a {@link Metric} method, is in the range when all samples of
     * the window are.
     */
    String range();

    /** Returns how far each look reaches back, more than 0; at least so long the metric has been in the range then. */
    String window() default "1s";

    /** Returns the fewest samples that a look may rest on, at least 1. */
    int minSamples() default 5;

    /**
     * Returns what the end means for the build; by default that the experiment fails.
     *
     * <p>Before anything is injected it is inconclusive in any case, for the fault is not to blame.
     */
    Abort as() default Abort.FAIL;

    /**
     * Returns what it means that there are too few samples for longer than the window and the time-out of the metric; by
     * default that the experiment ends, inconclusive.
     */
    OnNoData onNoData() default OnNoData.INCONCLUSIVE;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        AbortWhen[] value();
    }
}

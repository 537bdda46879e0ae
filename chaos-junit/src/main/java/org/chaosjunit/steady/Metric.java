package org.chaosjunit.steady;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.MetricType;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.spi.Unit;

/**
 * Makes a method of the test class a metric: what business cares about, asked again and again while the experiment
 * watches.
 *
 * <pre>{@code
 * @Metric("orders.completed")
 * double completedOrdersPerSecond() { ... }
 * }</pre>
 *
 * <p>The method has no parameters and returns a primitive number, its box, {@link java.util.OptionalInt},
 * {@link java.util.OptionalLong} or {@link java.util.OptionalDouble}; it may be private or static, and stand in a
 * superclass. It is called on a thread of its own, never twice at once, but beside other metrics. Null and empty mean that there are no data; an exception,
 * NaN, an infinite number or an answer that is late, that the metric failed, which makes the experiment an error. Where a
 * {@linkplain SteadyState steady state} names a gauge, every single sample must lie in its range.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@MetricType(MetricMethodReader.class)
public @interface Metric {
    /** Returns the name by which a steady state refers to it, for example {@code orders.completed}; no white space. */
    String value();

    /** Returns the unit of the number that the method returns; by default none. A rate is per second. */
    Unit unit() default Unit.NONE;

    /** Returns what the number is: a {@link Kind#GAUGE}, or a counter of which the {@link Kind#RATE} is wanted. */
    Kind kind() default Kind.GAUGE;

    /** Returns how far apart its samples are, at least {@code 100ms}. */
    String every() default "100ms";

    /**
     * Returns how long an answer may take, more than 0; then the method is interrupted, and the metric has failed.
     *
     * <p>What takes longer than the {@link SteadyState#window()} in which it is looked for is not found there.
     */
    String timeout() default "5s";
}

package org.chaosjunit.jmx;

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
 * A metric that is an attribute of a managed bean, of this JVM or another one.
 *
 * <pre>{@code
 * @JmxMetric(
 *         value = "heap.used",
 *         object = "java.lang:type=Memory",
 *         attribute = "HeapMemoryUsage.used",
 *         per = "HeapMemoryUsage.max",
 *         kind = Kind.PORTION)
 * }</pre>
 *
 * <p>That no bean has the name, or the attribute is null, means that there are no data. A bean without the attribute, one that
 * is no number, NaN, an infinite number, a JVM that cannot be reached or an answer that is late mean that the metric failed,
 * which makes the experiment an error. No fault of this JVM hits what asks another one; each time a connection of its own is
 * opened and closed.
 *
 * <p>In every text, <code>${name}</code> is replaced by the parameter of that name.
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(JmxMetric.Several.class)
@MetricType(JmxMetricReader.class)
public @interface JmxMetric {
    /** Returns the name by which a steady state refers to it, for example {@code heap.used}; no white space. */
    String value();

    /** Returns the name of the bean; of those that a pattern such as {@code kafka:type=Pool,*} names, all are added up. */
    String object();

    /** Returns the attribute; behind dots stand the names of what is in it, as in {@code HeapMemoryUsage.used}. */
    String attribute();

    /** Returns the attribute of the same bean that it is put in relation to, for a {@link #kind()} that does so. */
    String per() default "";

    /** Returns the JMX service URL of another JVM; by default this one is asked. */
    String url() default "";

    /** Returns what is made of the numbers; {@link Kind#GAUGE} by default, so write {@link Kind#RATE} for a counter. */
    Kind kind() default Kind.GAUGE;

    /** Returns the unit of a gauge or a mean; by default none. */
    Unit unit() default Unit.NONE;

    /** Returns what a gauge or a mean is multiplied with to be in that unit: 1000 where an attribute is in seconds. */
    double scale() default 1;

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
        JmxMetric[] value();
    }
}

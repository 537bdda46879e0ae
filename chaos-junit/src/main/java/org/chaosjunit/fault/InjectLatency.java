package org.chaosjunit.fault;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.ExperimentPart;
import org.chaosjunit.FaultType;

/**
 * Makes the network slow: answers of the matching hosts come late.
 *
 * <p>Each exchange, a request and its answer, waits a time of its own, drawn uniformly from {@link #min()} to
 * {@link #max()}; never less than drawn. Opening an encrypted connection takes several exchanges, as on a slow network.
 *
 * <pre>{@code @InjectLatency(min = 100, max = 400, hosts = "dynamodb.*")}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InjectLatency.Several.class)
@FaultType(InjectLatencyReader.class)
public @interface InjectLatency {
    /** Value of {@link #max()} that stands for the value of {@link #min()}. */
    long SAME_AS_MIN = Long.MIN_VALUE;

    /** Returns the shortest wait in milliseconds, 0 to 3,600,000. */
    long min();

    /**
     * Returns the longest wait in milliseconds, itself possible; at least {@link #min()}, more than 0, at most
     * 3,600,000. Without it, every wait is {@code min}.
     */
    long max() default SAME_AS_MIN;

    /**
     * Returns the hosts that are slow, any of these patterns; by default all.
     *
     * <p>Globs over names or literal addresses, with or without a port: {@code dynamodb.*}, {@code *.amazonaws.com},
     * {@code localhost:8000}; or {@code alias:NAME}. <code>${name}</code> is replaced by the parameter of that name.
     */
    String[] hosts() default "*";

    /** Returns the share of exchanges that are slow, in percent: more than 0, at most 100; by default all. */
    double percentage() default 100;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        InjectLatency[] value();
    }
}

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
 * Makes a handler sleep until its own time-out, or until shortly before it.
 *
 * <p>This JVM cannot do it, a target that invokes a handler with a time-out can, such as a function.
 *
 * <pre>{@code @InjectTimeout(buffer = "500ms", percentage = 10)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InjectTimeout.Several.class)
@FaultType(InjectTimeoutReader.class)
public @interface InjectTimeout {
    /**
     * Returns how long before its time-out the handler wakes up and runs, at most {@code 15min}; by default it sleeps
     * until the time-out itself. <code>${name}</code> is replaced by the parameter of that name.
     */
    String buffer() default "0ms";

    /** Returns the share of invocations that are hit, in percent: more than 0, at most 100; by default all. */
    double percentage() default 100;

    /** Holds several. */
    @Documented
    @Inherited
    @Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
    @Retention(RetentionPolicy.RUNTIME)
    @ExperimentPart // On the test stands only this one then, and it has to bring the extension.
    @interface Several {
        /** Returns them. */
        InjectTimeout[] value();
    }
}

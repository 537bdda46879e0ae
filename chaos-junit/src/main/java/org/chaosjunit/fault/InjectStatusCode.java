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
 * Makes a handler answer with a status code instead of running.
 *
 * <p>For handlers behind HTTP, such as functions: this JVM cannot do it, a target that invokes a handler can.
 *
 * <pre>{@code @InjectStatusCode(503)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InjectStatusCode.Several.class)
@FaultType(InjectStatusCodeReader.class)
public @interface InjectStatusCode {
    /** Returns the status code, 100 to 599. */
    int value();

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
        InjectStatusCode[] value();
    }
}

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
 * Spoils the body of what a handler answers, after it has run.
 *
 * <p>This JVM cannot do it, a target that invokes a handler can, such as a function.
 *
 * <pre>{@code @InjectCorruption(body = "<html>", percentage = 30)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InjectCorruption.Several.class)
@FaultType(InjectCorruptionReader.class)
public @interface InjectCorruption {
    /**
     * Returns the body that is answered instead; by default the handler's own is mangled. <code>${name}</code> is replaced
     * by the parameter of that name.
     */
    String body() default "";

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
        InjectCorruption[] value();
    }
}

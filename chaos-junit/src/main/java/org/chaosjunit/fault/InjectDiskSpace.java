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
 * Fills the temporary directory of a handler before it runs.
 *
 * <p>This JVM cannot do it, a target that invokes a handler in a place of its own can, such as a function; to fill a disk of
 * this machine there is {@link org.chaosjunit.disk.FillDisk}.
 *
 * <pre>{@code @InjectDiskSpace(megabytes = 400)}</pre>
 */
@Documented
@Inherited
@Target({ElementType.METHOD, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(InjectDiskSpace.Several.class)
@FaultType(InjectDiskSpaceReader.class)
public @interface InjectDiskSpace {
    /** Returns how much each hit fills, 1 to 10,240 MB; whether of 10⁶ or 2²⁰ bytes is up to the target. */
    int megabytes();

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
        InjectDiskSpace[] value();
    }
}

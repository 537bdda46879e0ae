package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.spi.SteadyStateReader;

/**
 * Marks an annotation that declares a steady state, and names the reader that understands it.
 *
 * <p>The annotation works on test methods and classes, repeated, composed and inherited, and brings the extension with
 * it. It needs run-time retention, and its reader a constructor without parameters.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExperimentPart
public @interface SteadyStateType {
    /** Returns the reader. */
    Class<? extends SteadyStateReader<? extends Annotation>> value();
}

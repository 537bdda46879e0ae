package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.spi.MetricReader;

/**
 * Marks an annotation that declares metrics, and names the reader that understands it.
 *
 * <p>The annotation works on test methods and classes, repeated, composed and inherited, and brings the extension with
 * it. It needs run-time retention, and its reader a constructor without parameters.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExperimentPart
public @interface MetricType {
    /** Returns the reader. */
    Class<? extends MetricReader<? extends Annotation>> value();
}

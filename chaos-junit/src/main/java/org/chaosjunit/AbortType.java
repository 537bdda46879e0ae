package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.spi.AbortReader;

/**
 * Marks an annotation that declares an abort condition, and names the reader that understands it.
 *
 * <p>The annotation works on test methods and classes, repeated, composed and inherited, and brings the extension with
 * it. It needs run-time retention, and its reader a constructor without parameters. An annotation that also brings the
 * metric that it watches bears {@link MetricType} too.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExperimentPart
public @interface AbortType {
    /** Returns the reader. */
    Class<? extends AbortReader<? extends Annotation>> value();
}

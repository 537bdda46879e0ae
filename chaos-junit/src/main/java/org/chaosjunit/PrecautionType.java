package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.chaosjunit.spi.PrecautionReader;

/**
 * Marks an annotation that declares a {@link org.chaosjunit.spi.Precaution}, and names the reader that understands it.
 *
 * <p>It holds for all faults that are declared by annotations; those on a method hide those on its class. A test that has
 * a {@link Chaos} is refused, for its body may inject what the precaution knows nothing of. The annotation needs run-time
 * retention, and its reader a constructor without parameters.
 */
@Documented
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExperimentPart
public @interface PrecautionType {
    /** Returns the reader. */
    Class<? extends PrecautionReader<? extends Annotation>> value();
}

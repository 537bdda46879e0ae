package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads where faults act from an annotation.
 *
 * @param <A> the annotation
 */
public interface TargetReader<A extends Annotation> extends AnnotationReader<A, Target> {}

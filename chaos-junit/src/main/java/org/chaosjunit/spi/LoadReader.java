package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads work driven against the system from an annotation.
 *
 * @param <A> the annotation
 */
public interface LoadReader<A extends Annotation> extends AnnotationReader<A, Load> {}

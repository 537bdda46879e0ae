package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads a steady state from an annotation.
 *
 * @param <A> the annotation
 */
public interface SteadyStateReader<A extends Annotation> extends AnnotationReader<A, SteadyState> {}

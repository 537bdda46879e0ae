package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads a fault from an annotation.
 *
 * @param <A> the annotation
 */
public interface FaultReader<A extends Annotation> extends AnnotationReader<A, Fault> {}

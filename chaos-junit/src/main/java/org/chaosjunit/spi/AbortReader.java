package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads an abort condition from an annotation.
 *
 * @param <A> the annotation
 */
public interface AbortReader<A extends Annotation> extends AnnotationReader<A, AbortCondition> {}

package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads metrics from an annotation.
 *
 * @param <A> the annotation
 */
public interface MetricReader<A extends Annotation> extends AnnotationReader<A, MetricSource> {}

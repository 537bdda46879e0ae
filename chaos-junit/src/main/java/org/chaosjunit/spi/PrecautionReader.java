package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads a precaution from an annotation.
 *
 * @param <A> the annotation
 */
public interface PrecautionReader<A extends Annotation> extends AnnotationReader<A, Precaution> {}

package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads a part of a plan from an annotation; named by the annotation itself, and made through its constructor without
 * parameters, which need not be public.
 *
 * @param <A> the annotation
 * @param <V> what is read
 */
public interface AnnotationReader<A extends Annotation, V> {
    /**
     * Reads and checks every attribute; touches nothing.
     *
     * @throws InvalidAttributeException if an attribute is wrong
     */
    V read(A annotation, Site site);
}

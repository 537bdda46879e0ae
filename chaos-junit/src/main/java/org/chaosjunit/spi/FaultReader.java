package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads a fault from an annotation; named by the annotation itself, and made through its constructor without parameters.
 *
 * @param <A> the annotation
 */
public interface FaultReader<A extends Annotation> {
    /**
     * Reads and checks every attribute; touches nothing.
     *
     * @throws InvalidAttributeException if an attribute is wrong
     */
    Fault read(A annotation, Site site);
}

package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads work driven against the system from an annotation; named by the annotation itself, and made through its constructor without parameters.
 *
 * @param <A> the annotation
 */
public interface LoadReader<A extends Annotation> {
    /**
     * Reads and checks every attribute; touches nothing.
     *
     * @throws InvalidAttributeException if an attribute is wrong
     */
    Load read(A annotation, Site site);
}

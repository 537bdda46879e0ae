package org.chaosjunit.spi;

import java.lang.annotation.Annotation;

/**
 * Reads where faults act from an annotation; named by the annotation itself, and made through its constructor without parameters.
 *
 * @param <A> the annotation
 */
public interface TargetReader<A extends Annotation> {
    /**
     * Reads and checks every attribute; touches nothing.
     *
     * @throws InvalidAttributeException if an attribute is wrong
     */
    Target read(A annotation, Site site);
}

package org.chaosjunit.spi;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;

/** Where an annotation stands, for the reader that reads it. */
public interface Site {
    /** Returns the class or method that bears the annotation, directly or through a composed one. */
    AnnotatedElement element();

    /** Returns the class of the test. */
    Class<?> testClass();

    /** Returns the test instance; empty while a test plan is only scanned. */
    Optional<Object> testInstance();

    /**
     * Replaces each <code>${name}</code> by the configuration parameter, system property or environment variable of
     * that name.
     *
     * @param attribute the attribute that holds the text, for the error
     * @throws InvalidAttributeException if a name has no value
     */
    String resolve(String attribute, String text);
}

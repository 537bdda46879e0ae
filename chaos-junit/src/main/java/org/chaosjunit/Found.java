package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;

/**
 * An annotation and where it stands.
 *
 * @param annotation the annotation
 * @param element the class or method that bears it
 */
record Found(Annotation annotation, AnnotatedElement element) {}

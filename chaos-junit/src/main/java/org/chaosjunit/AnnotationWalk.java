package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds annotations wherever JUnit would find those that bring the extension: directly, repeated, composed, inherited, on
 * interfaces and, for nested classes, on the classes around.
 */
final class AnnotationWalk {
    private AnnotationWalk() {}

    /** Returns the annotations of an element that {@code wanted} accepts by type, each once. */
    static List<Annotation> on(AnnotatedElement element, Predicate<Class<? extends Annotation>> wanted) {
        Set<Annotation> found = new LinkedHashSet<>();
        collect(element.getDeclaredAnnotations(), wanted, new HashSet<>(), found);
        return List.copyOf(found);
    }

    /**
     * Returns the elements whose annotations concern a test method, from the farthest to the method itself: the classes
     * around, then the class, each after what it extends and implements.
     *
     * <p>As for JUnit's own repeatable annotations, those of a class add to what it inherits and hide nothing.
     */
    static List<AnnotatedElement> elements(Class<?> testClass, Method method) {
        Set<AnnotatedElement> elements = new LinkedHashSet<>();
        addAround(testClass, elements);
        elements.add(method);
        return List.copyOf(elements);
    }

    private static void addAround(Class<?> type, Set<AnnotatedElement> elements) {
        Class<?> enclosing = type.getEnclosingClass();
        if (enclosing != null && !Modifier.isStatic(type.getModifiers())) {
            addAround(enclosing, elements);
        }
        addWithInherited(type, elements);
    }

    private static void addWithInherited(Class<?> type, Set<AnnotatedElement> elements) {
        Class<?> superclass = type.getSuperclass();
        if (superclass != null && superclass != Object.class) {
            addWithInherited(superclass, elements);
        }
        Arrays.stream(type.getInterfaces()).forEach(each -> addWithInherited(each, elements));
        elements.add(type);
    }

    private static void collect(
            Annotation[] annotations,
            Predicate<Class<? extends Annotation>> wanted,
            Set<Class<?>> composed,
            Set<Annotation> found) {
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (wanted.test(type)) {
                found.add(annotation);
            } else if (isContainer(type)) {
                collect(contents(annotation), wanted, composed, found);
            } else if (!type.getName().startsWith("java.") && composed.add(type)) {
                collect(type.getAnnotations(), wanted, composed, found);
            }
        }
    }

    private static boolean isContainer(Class<? extends Annotation> type) {
        try {
            Class<?> content = type.getDeclaredMethod("value").getReturnType().getComponentType();
            Repeatable repeatable = content == null ? null : content.getAnnotation(Repeatable.class);
            return repeatable != null && repeatable.value() == type;
        } catch (NoSuchMethodException e) {
            return false;
        }
    }

    private static Annotation[] contents(Annotation container) {
        try {
            Method value = container.annotationType().getDeclaredMethod("value");
            value.setAccessible(true);
            return (Annotation[]) value.invoke(container);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + container, e);
        }
    }
}

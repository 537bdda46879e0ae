package org.chaosjunit;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chaosjunit.spi.Confidential;

/** Writes where something stands, as a person would look for it. */
final class Address {
    private Address() {}

    /** Returns the annotation as it is written, without attributes that have their default and confidential values. */
    static String of(Annotation annotation) {
        List<String> attributes = new ArrayList<>();
        Method[] methods = annotation.annotationType().getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method method : methods) {
            Object value = value(annotation, method);
            if (!Objects.deepEquals(value, method.getDefaultValue())) {
                attributes.add(method.getName() + " = " + shown(method, value));
            }
        }
        return "@" + annotation.annotationType().getSimpleName()
                + (attributes.isEmpty() ? "" : "(" + String.join(", ", attributes) + ")");
    }

    /** Returns for example {@code void com.acme.CheckoutTest.survives()} or {@code class com.acme.CheckoutTest}. */
    static String of(AnnotatedElement element) {
        if (element instanceof Method method) {
            String parameters = Arrays.stream(method.getParameterTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", "));
            return method.getReturnType().getSimpleName() + " "
                    + method.getDeclaringClass().getName() + "." + method.getName() + "(" + parameters + ")";
        }
        return element.toString();
    }

    private static Object value(Annotation annotation, Method attribute) {
        try {
            attribute.setAccessible(true);
            return attribute.invoke(annotation);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + attribute, e);
        }
    }

    private static String shown(Method attribute, Object value) {
        return attribute.isAnnotationPresent(Confidential.class) ? "..." : literal(value);
    }

    private static String literal(Object value) {
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof Class<?> type) {
            return type.getSimpleName() + ".class";
        }
        if (value.getClass().isArray()) {
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(literal(Array.get(value, i)));
            }
            return elements.size() == 1 ? elements.get(0) : "{" + String.join(", ", elements) + "}";
        }
        return value.toString();
    }
}

package org.chaosjunit.testing;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/**
 * A place where an annotation stands, as the front door would describe it.
 *
 * @param element what bears the annotation
 * @param testClass the class of the test
 * @param testInstance the test instance, if there is one
 * @param parameters values of placeholders
 */
public record Place(
        AnnotatedElement element, Class<?> testClass, Optional<Object> testInstance, Map<String, String> parameters)
        implements Site {
    /** Returns a place in a test that runs. */
    public static Place running(AnnotatedElement element) {
        return new Place(element, Place.class, Optional.of("the test"), Map.of());
    }

    /** Returns a place in a test that is only planned. */
    public static Place scanned(AnnotatedElement element) {
        return new Place(element, Place.class, Optional.empty(), Map.of());
    }

    /** Returns the same in a test of that class and instance. */
    public Place of(Class<?> type, @Nullable Object instance) {
        return new Place(element, type, Optional.ofNullable(instance), parameters);
    }

    /** Returns the same with values for placeholders. */
    public Place with(Map<String, String> values) {
        return new Place(element, testClass, testInstance, values);
    }

    @Override
    public String resolve(String attribute, String text) {
        String resolved = text;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            resolved = resolved.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        if (resolved.contains("${")) {
            throw new InvalidAttributeException(attribute, "to have values for its names", text, "Give one.");
        }
        return resolved;
    }
}

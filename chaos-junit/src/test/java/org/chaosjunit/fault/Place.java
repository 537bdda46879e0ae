package org.chaosjunit.fault;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** A place where an annotation stands, as the front door would describe it. */
record Place(AnnotatedElement element, Optional<Object> testInstance, Map<String, String> parameters) implements Site {
    static Site running(AnnotatedElement element) {
        return new Place(element, Optional.of("the test"), Map.of("table", "dynamodb.local", "method", "a.B#c"));
    }

    static Site scanned(AnnotatedElement element) {
        return new Place(element, Optional.empty(), Map.of());
    }

    @Override
    public Class<?> testClass() {
        return Place.class;
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

package org.chaosjunit.steady;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.Site;

/** A place where an annotation stands, as the front door would describe it. */
record Place(AnnotatedElement element, Optional<Object> testInstance, Map<String, String> parameters) implements Site {
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
        return resolved;
    }
}

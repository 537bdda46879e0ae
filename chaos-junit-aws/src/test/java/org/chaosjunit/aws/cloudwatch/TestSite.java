package org.chaosjunit.aws.cloudwatch;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;

/** Where an annotation stands, with values for placeholders. */
record TestSite(AnnotatedElement element, Map<String, String> parameters) implements Site {
    @Override
    public Class<?> testClass() {
        return TestSite.class;
    }

    @Override
    public Optional<Object> testInstance() {
        return Optional.empty();
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

package org.chaosjunit.load;

import java.lang.reflect.AnnotatedElement;
import java.util.Map;
import java.util.Optional;
import org.chaosjunit.spi.InvalidAttributeException;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/** A place for annotations, with one value: <code>${port}</code> is 8080. */
record FakeSite(Class<?> testClass, @Nullable Object instance) implements Site {
    private static final Map<String, String> VALUES = Map.of("port", "8080");

    @Override
    public AnnotatedElement element() {
        return testClass;
    }

    @Override
    public Optional<Object> testInstance() {
        return Optional.ofNullable(instance);
    }

    @Override
    public String resolve(String attribute, String text) {
        String resolved = text;
        for (Map.Entry<String, String> value : VALUES.entrySet()) {
            resolved = resolved.replace("${" + value.getKey() + "}", value.getValue());
        }
        if (resolved.contains("${")) {
            throw new InvalidAttributeException(attribute, "to know its values", text, "Set them.");
        }
        return resolved;
    }
}

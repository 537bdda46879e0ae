package org.chaosjunit.load;

import java.lang.reflect.AnnotatedElement;
import java.util.Optional;
import org.chaosjunit.spi.Site;
import org.jspecify.annotations.Nullable;

/** A place for annotations where <code>${port}</code> has a value. */
record FakeSite(Class<?> testClass, @Nullable Object instance, int port) implements Site {
    FakeSite(Class<?> testClass, @Nullable Object instance) {
        this(testClass, instance, 8080);
    }

    FakeSite(int port) {
        this(FakeSite.class, null, port);
    }

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
        return text.replace("${port}", Integer.toString(port));
    }
}

package org.chaosjunit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.chaosjunit.spi.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Collects what is wrong with the annotations of one test, each with its address. */
final class Complaints {
    private final Method test;
    private final List<String> blocks = new ArrayList<>();

    Complaints(Method test) {
        this.test = test;
    }

    /** Adds a problem of an annotation, or of the experiment as a whole. */
    void add(@Nullable Found origin, Problem problem) {
        if (origin == null) {
            blocks.add("The experiment " + problem + "\n    on " + Address.of(test));
            return;
        }
        StringBuilder block = new StringBuilder("@")
                .append(origin.annotation().annotationType().getSimpleName())
                .append(' ')
                .append(problem)
                .append("\n    in ")
                .append(Address.of(origin.annotation()))
                .append("\n    on ")
                .append(Address.of(origin.element()));
        if (!origin.element().equals(test)) {
            block.append("\n    for ").append(Address.of(test));
        }
        blocks.add(block.toString());
    }

    /** Throws if there is any; says them all. */
    void throwIfAny() {
        if (!blocks.isEmpty()) {
            throw new ExtensionConfigurationException(String.join("\n", blocks));
        }
    }
}

package org.chaosjunit.load;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import org.chaosjunit.spi.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A call of some code; it succeeds if it neither throws nor returns false, nor completes so later.
 *
 * @param description the code in words
 * @param code what is called
 */
record CallOperation(String description, Callable<? extends @Nullable Object> code) implements Operation {
    /** Returns the call of a method without parameters; {@code instance} is null for a static one. */
    static CallOperation of(Method method, @Nullable Object instance) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
        return new CallOperation(name, () -> method.invoke(instance));
    }
}

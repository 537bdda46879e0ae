package org.chaosjunit.load;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.chaosjunit.spi.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A call of a method without parameters.
 *
 * @param method what is called
 * @param instance on what; null for a static method, and while a test plan is only scanned
 */
record CallOperation(Method method, @Nullable Object instance) implements Operation {
    @Override
    public String description() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
    }

    /** Calls the method; an exception of the method itself comes wrapped. */
    @Nullable
    Object call() throws InvocationTargetException, IllegalAccessException {
        return method.invoke(instance);
    }
}

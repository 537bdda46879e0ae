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
 * @param seed decides all that is random
 */
record CallOperation(String description, Code code, long seed) implements Operation {
    /** What is called. */
    interface Code {
        /** Calls it; the result may be a {@link CallVerdict}. */
        @Nullable
        Object call(CallTurn turn) throws Exception;
    }

    /** Returns the call of code that is the same for all arrivals. */
    static CallOperation of(String description, Callable<? extends @Nullable Object> code) {
        return new CallOperation(description, turn -> code.call(), 0);
    }

    /** Returns the call of a method without parameters; {@code instance} is null for a static one. */
    static CallOperation of(Method method, @Nullable Object instance) {
        String name = method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
        return of(name, () -> method.invoke(instance));
    }

    @Override
    public CallOperation seeded(long decided) {
        return new CallOperation(description, code, decided);
    }
}

package org.chaosjunit.load.lambda;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Instances of a handler, each for one event at a time. */
final class WarmInstances {
    private final Constructor<?> constructor;
    private final Deque<Object> free = new ConcurrentLinkedDeque<>();

    WarmInstances(Constructor<?> constructor) {
        this.constructor = constructor;
    }

    /** Returns the instance that was used last among those that are free, or a new one. */
    Object take() throws ReflectiveOperationException {
        Object warm = free.pollFirst();
        if (warm != null) {
            return warm;
        }
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException thrown) {
            throw new IllegalStateException(
                    "the constructor of " + constructor.getName() + " threw " + thrown.getCause(), thrown.getCause());
        }
    }

    void giveBack(Object instance) {
        free.addFirst(instance);
    }
}

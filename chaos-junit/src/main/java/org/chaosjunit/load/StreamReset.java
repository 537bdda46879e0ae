package org.chaosjunit.load;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.apache.hc.core5.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * Resets a stream of HTTP/2 at once.
 *
 * <p>HttpCore (5.4.3) marks a cancelled stream, and resets it only when the server sends something on it, which one that
 * hangs never does; and its streams are nobody else's. Where they look different, cancelling must do.
 */
final class StreamReset {
    private StreamReset() {}

    /** Tells whether it was done. */
    static boolean reset(HttpConnection connection, int streamId) {
        try {
            Object streams = field(connection, "streams");
            Object stream = streams == null ? null : call(streams, "lookup", streamId);
            if (stream == null) {
                return false;
            }
            call(stream, "localResetCancelled");
            return true;
        } catch (ReflectiveOperationException | RuntimeException different) {
            return false;
        }
    }

    private static @Nullable Object field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getSuperclass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static @Nullable Object call(Object owner, String name, Object... arguments)
            throws ReflectiveOperationException {
        for (Method method : owner.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                method.setAccessible(true);
                return method.invoke(owner, arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }
}

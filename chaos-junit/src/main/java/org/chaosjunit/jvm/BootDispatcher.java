package org.chaosjunit.jvm;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the hooks in JDK classes call: the template of the one class of ours that the boot loader knows.
 *
 * <p>Its copy there has another name and is shared by every copy of this library in the JVM, so it keeps a list of
 * listeners. Nothing here or in its signatures may be of a type that the boot loader does not know, and nothing of ours
 * may link to the copy: {@link BootClass} reaches it by reflection. No lambdas, which would need classes of their own.
 */
final class BootDispatcher {
    private static final Set<String> CLAIMS = new HashSet<>();

    // Replaced as a whole: without listeners, a hook costs one volatile read.
    private static volatile List<BiFunction<String, Object[], @Nullable Object>> listeners = List.of();

    private BootDispatcher() {}

    /** Tells whether the caller is the first to claim the name. */
    public static synchronized boolean claim(String name) {
        return CLAIMS.add(name);
    }

    /** Adds a listener, which is told what happens and may answer. */
    public static synchronized void add(BiFunction<String, Object[], @Nullable Object> listener) {
        List<BiFunction<String, Object[], @Nullable Object>> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
    }

    /** Forgets a listener. */
    public static synchronized void remove(BiFunction<String, Object[], @Nullable Object> listener) {
        List<BiFunction<String, Object[], @Nullable Object>> fewer = new ArrayList<>(listeners);
        fewer.remove(listener);
        listeners = List.copyOf(fewer);
    }

    /** Returns address, port and confidant if the connection is to go elsewhere, else null. */
    public static Object @Nullable [] connecting(FileDescriptor fd, InetAddress to, int port) throws IOException {
        if (listeners.isEmpty()) {
            return null;
        }
        Object answer = ask("connecting", new Object[] {fd, to, port});
        if (answer instanceof IOException denial) {
            throw denial;
        }
        return (Object[]) answer;
    }

    /** Tells whoever sent the connection elsewhere how that went. */
    @SuppressWarnings("unchecked")
    public static void connected(Object[] redirect, FileDescriptor fd, boolean failed) {
        try {
            ((BiConsumer<FileDescriptor, Boolean>) redirect[2]).accept(fd, failed);
        } catch (Throwable e) {
            // The connection is none of our business any more, and nothing of ours may leave a hook.
        }
    }

    /** Throws if the name is not to be found. */
    public static void resolving(@Nullable String host) throws IOException {
        if (host == null || listeners.isEmpty()) {
            return;
        }
        Object answer = ask("resolving", new Object[] {host});
        if (answer instanceof IOException denial) {
            throw denial;
        }
    }

    /** Tells what a name was resolved to. */
    public static void resolved(@Nullable String host, InetAddress @Nullable [] found) {
        if (host != null && found != null && !listeners.isEmpty()) {
            ask("resolved", new Object[] {host, found});
        }
    }

    private static @Nullable Object ask(String event, Object[] details) {
        for (BiFunction<String, Object[], @Nullable Object> listener : listeners) {
            try {
                Object answer = listener.apply(event, details);
                if (answer != null) {
                    return answer;
                }
            } catch (Throwable e) {
                // Only the exceptions that are meant may leave a hook.
            }
        }
        return null;
    }
}

package org.chaosjunit.jvm;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.chaosjunit.net.ClosedPort;
import org.jspecify.annotations.Nullable;

/** The hooks in the JDK's network classes: put in once, and proven to work before anything relies on them. */
final class NetworkHooks {
    private static @Nullable BootClass installed;

    private NetworkHooks() {}

    /**
     * Puts the hooks in, unless they are there already.
     *
     * @throws IllegalStateException if this JVM does not let us, or does not call them
     */
    static synchronized BootClass install() {
        if (installed == null) {
            // A blocking channel, such as the check opens, does not work for an interrupted thread.
            boolean interrupted = Thread.interrupted();
            Instrumentation instrumentation = Agent.instrumentation();
            try {
                BootClass boot = BootClass.define(instrumentation);
                Throwable failure = boot.claim("network hooks") ? transform(instrumentation, boot) : null;
                checkThatConnectionsAreRedirected(boot, failure);
                installed = boot;
            } catch (ReflectiveOperationException | UnmodifiableClassException | IOException e) {
                throw unusable("the hooks could not be put into its network classes", e);
            } finally {
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
        return installed;
    }

    private static @Nullable Throwable transform(Instrumentation instrumentation, BootClass boot)
            throws IOException, UnmodifiableClassException {
        HookTransformer transformer = new HookTransformer(boot.net());
        instrumentation.addTransformer(transformer, true);
        instrumentation.retransformClasses(transformer.classes());
        return transformer.failure();
    }

    // A JDK that connects by another way would let every fault pass by; better no experiment than one without a fault.
    private static void checkThatConnectionsAreRedirected(BootClass boot, @Nullable Throwable failure)
            throws ReflectiveOperationException, IOException {
        try (ServerSocketChannel server = ServerSocketChannel.open();
                ClosedPort wanted = new ClosedPort()) {
            server.bind(new InetSocketAddress(wanted.address().getAddress(), 0));
            InetSocketAddress actual = (InetSocketAddress) server.getLocalAddress();
            int port = wanted.address().getPort();
            BiConsumer<Object, Boolean> nothing = (fd, failed) -> {};
            BiFunction<String, Object[], @Nullable Object> probe =
                    (event, details) -> event.equals("connecting") && details[2].equals(port)
                            ? new Object[] {actual.getAddress(), actual.getPort(), nothing}
                            : null;
            boot.add(probe);
            try (SocketChannel client = SocketChannel.open(wanted.address())) {
                if (!wanted.address().equals(client.getRemoteAddress())) {
                    throw unusable("a redirected connection shows where it really goes", failure);
                }
            } catch (IOException e) {
                e.addSuppressed(failure == null ? new IOException("not redirected") : failure);
                throw unusable("its connections pass by the hooks", e);
            } finally {
                boot.remove(probe);
            }
        }
    }

    private static IllegalStateException unusable(String why, @Nullable Throwable cause) {
        return new IllegalStateException(
                "Network faults cannot be injected into this JVM (" + System.getProperty("java.vm.name") + " "
                        + Runtime.version() + "): " + why + ".",
                cause);
    }
}

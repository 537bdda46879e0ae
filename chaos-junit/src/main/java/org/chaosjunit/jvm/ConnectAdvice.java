package org.chaosjunit.jvm;

import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Inlined into {@code sun.nio.ch.Net.connect}, which every TCP connection of pure Java passes through. */
final class ConnectAdvice {
    private ConnectAdvice() {}

    @SuppressWarnings({"UnusedVariable", "UnusedAssignment", "ParameterNotNullable"}) // Assigning sets the argument.
    @Advice.OnMethodEnter
    static Object @Nullable [] enter(
            @Advice.Argument(1) FileDescriptor fd,
            @Advice.Argument(value = 2, readOnly = false) InetAddress to,
            @Advice.Argument(value = 3, readOnly = false) int port)
            throws IOException {
        Object[] redirect = BootDispatcher.connecting(fd, to, port);
        if (redirect != null) {
            to = (InetAddress) redirect[0];
            port = (Integer) redirect[1];
        }
        return redirect;
    }

    @Advice.OnMethodExit(onThrowable = Throwable.class)
    static void exit(
            @Advice.Enter Object @Nullable [] redirect,
            @Advice.Argument(1) FileDescriptor fd,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (redirect != null) {
            BootDispatcher.connected(redirect, fd, thrown != null);
        }
    }
}

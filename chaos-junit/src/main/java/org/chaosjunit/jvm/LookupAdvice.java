package org.chaosjunit.jvm;

import java.io.IOException;
import java.net.InetAddress;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Inlined into {@code InetAddress.getAllByName(String)}: before the cache of names, so that a cached name is denied too. */
final class LookupAdvice {
    private LookupAdvice() {}

    @Advice.OnMethodEnter
    static void enter(@Advice.Argument(0) @Nullable String host) throws IOException {
        BootDispatcher.resolving(host);
    }

    @Advice.OnMethodExit
    static void exit(@Advice.Argument(0) @Nullable String host, @Advice.Return InetAddress @Nullable [] found) {
        BootDispatcher.resolved(host, found);
    }
}

package org.chaosjunit.jvm;

import java.lang.instrument.Instrumentation;
import java.security.CodeSource;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/** The access to this JVM's classes; asked for only when a fault needs it, because attaching costs time and a warning. */
final class Agent {
    private static @Nullable Instrumentation instrumentation;

    private Agent() {}

    /**
     * Returns the instrumentation of an agent that is already there, or attaches one.
     *
     * @throws IllegalStateException if this JVM lets no agent attach; the message says which flag to set
     */
    static synchronized Instrumentation instrumentation() {
        if (instrumentation == null) {
            instrumentation = attach();
        }
        return instrumentation;
    }

    private static Instrumentation attach() {
        try {
            return ByteBuddyAgent.install();
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    "This JVM lets no agent attach itself, so nothing can be injected into it. Start it with -javaagent:"
                            + jar()
                            + ", or with -XX:+EnableDynamicAgentLoading (and without -XX:+DisableAttachMechanism);"
                            + " under Surefire or Failsafe, in <argLine>.",
                    e);
        }
    }

    private static String jar() {
        CodeSource source = ByteBuddyAgent.class.getProtectionDomain().getCodeSource();
        return source == null ? "byte-buddy-agent.jar" : source.getLocation().getPath();
    }
}

package org.chaosjunit.load;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.LoadPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("It changes a class of the JDK for a while.")
@Timeout(60)
class HttpConnectThreadTests {
    private static final String KEY = "test.chaosjunit.connecting";

    @Test
    void everyConnectHappensOnAnExemptThread() throws IOException {
        Queue<Thread> connecting = new ConcurrentLinkedQueue<>();
        System.getProperties().put(KEY, connecting);
        ResettableClassFileTransformer watch = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(AgentBuilder.RedefinitionStrategy.RETRANSFORMATION)
                .ignore(none())
                .type(named("sun.nio.ch.Net"))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(NoteThread.class).on(named("connect"))))
                .installOn(ByteBuddyAgent.install());
        try {
            connectInEveryWay();
        } finally {
            watch.reset(ByteBuddyAgent.getInstrumentation(), AgentBuilder.RedefinitionStrategy.RETRANSFORMATION);
            System.getProperties().remove(KEY);
        }
        List<Thread> ofLoads = connecting.stream()
                .filter(thread -> !thread.equals(Thread.currentThread()))
                .toList();
        assertThat(ofLoads).hasSizeGreaterThanOrEqualTo(40).allMatch(thread -> thread instanceof ExemptThread);
    }

    /** New connections, given up ones, ones that the server breaks, and refused ones. */
    private static void connectInEveryWay() throws IOException {
        int port;
        try (ServerSocket silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress())) {
            port = silent.getLocalPort();
            drive(port);
        }
        drive(port);
    }

    private static void drive(int port) {
        CollectedSamples samples = new CollectedSamples();
        HttpOperation operation = new HttpOperation(URI.create("http://localhost:" + port), "GET", List.of(), "");
        Drive drive = new HttpDriver()
                .start(
                        new LoadPlan<>("web", operation, new ConstantRate(100), Duration.ZERO, Duration.ofMillis(100)),
                        System.nanoTime(),
                        samples);
        try {
            await().until(() -> samples.all().size() >= 20);
        } finally {
            drive.stop();
        }
    }

    private static final class NoteThread {
        @SuppressWarnings("unchecked")
        @Advice.OnMethodEnter
        static void enter() {
            Object connecting = System.getProperties().get("test.chaosjunit.connecting");
            if (connecting != null) {
                ((Queue<Thread>) connecting).add(Thread.currentThread());
            }
        }
    }
}

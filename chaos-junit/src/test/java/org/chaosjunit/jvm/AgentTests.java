package org.chaosjunit.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.chaosjunit.spi.Target;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The agent")
class AgentTests {
    private static final List<String> QUIET = List.of("-XX:+EnableDynamicAgentLoading");

    /** Looks at everything, and injects nothing. */
    static final class NoChaos {
        public static void main(String[] arguments) throws Exception {
            Target target = Injected.target();
            System.out.println(target.check(List.of(new Slow(1, "*"))));
            target.prepare(List.of());
            try (OrderServer server = new OrderServer();
                    Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url())) {
                System.out.println(calls.call());
            }
            try {
                System.out.println("attached " + ByteBuddyAgent.getInstrumentation());
            } catch (IllegalStateException e) {
                System.out.println("no agent");
            }
        }
    }

    /** Refuses a host and lets it go again. */
    static final class OneDenial {
        public static void main(String[] arguments) throws Exception {
            try (OrderServer server = new OrderServer();
                    Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url())) {
                try (Injected injected = Injected.inject(new Denied(Deny.REFUSED, server.host()))) {
                    System.out.println(Outcome.of(calls).message());
                    System.out.println(injected.theEvidence().matched());
                } catch (IllegalStateException e) {
                    System.out.println(e.getMessage());
                }
                System.out.println(calls.call());
            }
        }
    }

    /** Connects past a rule for another port, and past one for a name that may yet be an alias. */
    static final class ElsewhereAndLocal {
        public static void main(String[] arguments) throws Exception {
            try (OrderServer server = new OrderServer()) {
                for (String pattern : List.of("localhost:1", "dynamodb.*")) {
                    try (Injected injected = Injected.inject(new Slow(1, pattern));
                            Socket socket = new Socket("localhost", server.port())) {
                        socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(UTF_8));
                        socket.getInputStream().readAllBytes();
                        System.out.println(
                                pattern + " " + injected.theEvidence().matched() + " "
                                        + (server.isConnected(socket.getLocalPort()) ? "direct" : "through the proxy"));
                    }
                }
            }
        }
    }

    /** Injects from two copies of the library, each in a class loader of its own. */
    static final class TwoCopies {
        public static void main(String[] arguments) throws Exception {
            try (OrderServer first = new OrderServer();
                    OrderServer second = new OrderServer()) {
                // Never closed, because the threads of a proxy live as long as the JVM.
                URLClassLoader one = copy();
                URLClassLoader two = copy();
                AutoCloseable ofOne = inject(one, first);
                AutoCloseable ofTwo = inject(two, second);
                report("both", first, second);
                Thread.currentThread().setContextClassLoader(one);
                ofOne.close();
                report("second", first, second);
                Thread.currentThread().setContextClassLoader(two);
                ofTwo.close();
                report("none", first, second);
            }
        }

        private static void report(String what, OrderServer first, OrderServer second) throws Exception {
            try (Client.Calls toFirst = Client.HTTP_URL_CONNECTION.open(first.url());
                    Client.Calls toSecond = Client.HTTP_URL_CONNECTION.open(second.url())) {
                System.out.println(what + " " + Outcome.of(toFirst).message() + " "
                        + Outcome.of(toSecond).message());
            }
        }

        private static URLClassLoader copy() throws Exception {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        }

        private static AutoCloseable inject(ClassLoader copy, OrderServer server) throws Exception {
            Thread.currentThread().setContextClassLoader(copy);
            Method deny = copy.loadClass(TwoCopies.class.getName()).getDeclaredMethod("deny", String.class);
            deny.setAccessible(true);
            try {
                return (AutoCloseable) deny.invoke(null, server.host());
            } catch (InvocationTargetException e) {
                throw (Exception) e.getCause();
            }
        }

        static AutoCloseable deny(String host) throws Exception {
            return Injected.inject(1, Duration.ofMinutes(1), new Denied(Deny.REFUSED, host));
        }
    }

    @Test
    void is_not_attached_without_a_fault() throws Exception {
        assertThat(ChildJvm.run(NoChaos.class, QUIET).lines()).containsExactly("[]", OrderServer.ANSWER, "no agent");
    }

    @Test
    void attaches_itself_and_prints_nothing() throws Exception {
        assertThat(ChildJvm.run(OneDenial.class, QUIET).lines())
                .containsExactly("Connection refused", "1", OrderServer.ANSWER);
    }

    @Test
    void may_be_there_already() throws Exception {
        assertThat(ChildJvm.run(OneDenial.class, List.of("-javaagent:" + agentJar(), "-XX:-EnableDynamicAgentLoading"))
                        .lines())
                .containsExactly("Connection refused", "1", OrderServer.ANSWER);
    }

    @Test
    void says_what_to_set_where_it_must_not_attach() throws Exception {
        assertThat(ChildJvm.run(OneDenial.class, List.of("-XX:-EnableDynamicAgentLoading"))
                        .lines())
                .containsExactly(
                        "This JVM lets no agent attach itself, so nothing can be injected into it. Start it with"
                                + " -javaagent:" + agentJar() + ", or with -XX:+EnableDynamicAgentLoading (and without"
                                + " -XX:+DisableAttachMechanism); under Surefire or Failsafe, in <argLine>.",
                        OrderServer.ANSWER);
    }

    @Test
    void leaves_connections_alone_that_no_pattern_can_mean() throws Exception {
        assertThat(ChildJvm.run(ElsewhereAndLocal.class, QUIET).lines())
                .containsExactly("localhost:1 0 direct", "dynamodb.* 0 through the proxy");
    }

    @Test
    void serves_two_copies_of_the_library() throws Exception {
        assertThat(ChildJvm.run(TwoCopies.class, QUIET).lines())
                .containsExactly(
                        "both Connection refused Connection refused",
                        "second null Connection refused",
                        "none null null");
    }

    private static String agentJar() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.contains("byte-buddy-agent"))
                .findFirst()
                .orElseThrow();
    }
}

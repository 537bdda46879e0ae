package org.chaosjunit.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.HostAliases;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A connection that was opened before anything was captured")
@EnabledOnOs(OS.LINUX)
class DrainTests {
    private static final List<String> QUIET =
            List.of("-XX:+EnableDynamicAgentLoading", "-Dslf4j.internal.verbosity=ERROR");
    private static final int MILLIS = 300;

    /** Slows down pooled connections of several clients, by the address or by an alias. */
    static final class Pooled {
        public static void main(String[] arguments) throws Exception {
            try (OrderServer server = new OrderServer();
                    OrderServer other = new OrderServer();
                    KeptConnection unrelated = new KeptConnection(other);
                    Client.Calls urlConnection = Client.HTTP_URL_CONNECTION.open(server.url());
                    Client.Calls javaNetHttp = Client.JAVA_NET_HTTP.open(server.url());
                    CloseableHttpClient apache = HttpClients.createDefault()) {
                HostAliases.set("orders.example", server.host());
                String pattern = arguments[0].equals("address") ? server.host() : arguments[0];
                List<Client.Calls> clients = List.of(
                        urlConnection,
                        javaNetHttp,
                        () -> apache.execute(
                                new HttpGet(server.url()), response -> EntityUtils.toString(response.getEntity())));
                callAll("before", false, clients, server);
                callAll("again", false, clients, server);
                System.out.println("unrelated " + unrelated.call());
                Injected reverted;
                try (Injected injected = Injected.inject(new Slow(MILLIS, pattern))) {
                    reverted = injected;
                    callAll("injected", true, clients, server);
                    System.out.println("applied " + injected.theEvidence().applied());
                    System.out.println("unrelated " + unrelated.call());
                }
                callAll("reverted", false, clients, server);
                System.out.println("applied " + reverted.theEvidence().applied());
                System.out.println("unrelated " + unrelated.call() + " " + other.connections());
                try (Injected injected = Injected.inject(new Slow(MILLIS, pattern))) {
                    callAll("once more", true, clients, server);
                    System.out.println("applied " + injected.theEvidence().applied());
                }
            }
        }

        private static void callAll(String when, boolean slowed, List<Client.Calls> clients, OrderServer server) {
            for (Client.Calls client : clients) {
                Outcome outcome = Outcome.of(client);
                System.out.println(when + " "
                        + (OrderServer.ANSWER.equals(outcome.answer()) ? "answered" : outcome)
                        + (slowed && outcome.millis() < MILLIS ? " too early" : ""));
            }
            System.out.println("connections " + server.connections());
        }
    }

    /** Injects what is not meant for the connections that are there. */
    static final class Spared {
        public static void main(String[] arguments) throws Exception {
            try (OrderServer server = new OrderServer();
                    KeptConnection connection = new KeptConnection(server)) {
                HostAliases.set("orders.example", server.host());
                report("at first", connection, server);
                for (String pattern : List.of("*", "*:*", "localhost", "localhost:*", "127.0.0.1", "l*")) {
                    Injected.inject(new Slow(1, pattern)).close();
                    report(pattern, connection, server);
                }
                // Only the server's own end of the connection has this other end.
                Injected.inject(new Slow(1, "localhost:" + connection.localPort()))
                        .close();
                report("server", connection, server);
                // Whose sockets are exempt, the hooks must see: an experiment is prepared before its load starts.
                Injected.target().prepare(List.of(new Slow(1, "localhost:1")));
                CompletableFuture<KeptConnection> opened = new CompletableFuture<>();
                new ExemptThread(() -> open(server, opened), "load").start();
                try (KeptConnection exempt = opened.get(10, TimeUnit.SECONDS);
                        Injected injected = Injected.inject(new Slow(1, server.host()))) {
                    report("exempt", exempt, server);
                    System.out.println("matched " + injected.theEvidence().matched());
                    report("not exempt", connection, server);
                }
            }
        }

        private static void open(OrderServer server, CompletableFuture<KeptConnection> opened) {
            try {
                opened.complete(new KeptConnection(server));
            } catch (Exception e) {
                opened.completeExceptionally(e);
            }
        }

        private static void report(String what, KeptConnection connection, OrderServer server) {
            String outcome;
            try {
                outcome = connection.call();
            } catch (IOException e) {
                outcome = "ended";
            }
            System.out.println(what + " " + outcome + " " + server.connections());
        }
    }

    /** Opens connections through the proxy of one fault, and then captures them under another name. */
    static final class ThroughTheProxy {
        public static void main(String[] arguments) throws Exception {
            try (OrderServer server = new OrderServer()) {
                Injected.target().prepare(List.of(new Slow(1, "orders.*")));
                try (KeptConnection connection = new KeptConnection(server)) {
                    System.out.println(connection.call());
                    try (Injected injected = Injected.inject(new Slow(1, server.host()))) {
                        System.out.println(connection.call());
                        System.out.println("applied " + injected.theEvidence().applied());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"address", "orders.example", "alias:orders.example", "orders.*"})
    void is_opened_anew_and_hit(String pattern) throws Exception {
        assertThat(ChildJvm.run(Pooled.class, QUIET, pattern).lines())
                .containsExactly(
                        "before answered",
                        "before answered",
                        "before answered",
                        "connections 3",
                        "again answered",
                        "again answered",
                        "again answered",
                        "connections 3",
                        "unrelated answered",
                        "injected answered",
                        "injected answered",
                        "injected answered",
                        "connections 6",
                        "applied 3",
                        "unrelated answered",
                        "reverted answered",
                        "reverted answered",
                        "reverted answered",
                        "connections 6",
                        "applied 3",
                        "unrelated answered 1",
                        "once more answered",
                        "once more answered",
                        "once more answered",
                        "connections 6",
                        "applied 3");
    }

    @Test
    void is_left_alone_unless_it_is_meant_and_nobody_exempts_it() throws Exception {
        assertThat(ChildJvm.run(Spared.class, QUIET).lines())
                .containsExactly(
                        "at first answered 1",
                        "* answered 1",
                        "*:* answered 1",
                        "localhost answered 1",
                        "localhost:* answered 1",
                        "127.0.0.1 answered 1",
                        "l* answered 1",
                        "server answered 1",
                        "exempt answered 2",
                        "matched 0",
                        "not exempt ended 2");
    }

    @Test
    void is_left_alone_where_it_leads_through_the_proxy_already() throws Exception {
        assertThat(ChildJvm.run(ThroughTheProxy.class, QUIET).lines())
                .containsExactly("answered", "answered", "applied 1");
    }
}

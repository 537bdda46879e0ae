package org.chaosjunit.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.chaosjunit.fault.StatusCode;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.Fault;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.HostPatterns;
import org.chaosjunit.spi.NetworkEffect;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.chaosjunit.spi.NetworkFault;
import org.chaosjunit.spi.ReadBack;
import org.chaosjunit.spi.Refusal;
import org.chaosjunit.spi.Target;
import org.chaosjunit.spi.UndoRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("This JVM as target")
class ThisJvmTests {
    private final Target target = Injected.target();

    @Test
    void is_named_after_its_process() {
        assertThat(target.id()).isEqualTo("jvm:" + ProcessHandle.current().pid());
        assertThat(Injected.target()).isSameAs(target);
    }

    @Test
    void refuses_faults_of_handlers_and_says_which_target_can_do_them() {
        List<Refusal> refusals = target.check(List.of(StatusCode.statusCode(503)));
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0).problem())
                .hasToString("requires a target that invokes a handler, but found this JVM, which invokes none."
                        + " For a fault of one method of this JVM name it, as with `@InjectException(on = ...)`; for one of"
                        + " a function declare where its faults are configured, for example"
                        + " `@FailureLambda(parameter = \"/orders/failure\")` from chaos-junit-aws.");
    }

    @Test
    void refuses_what_is_no_fault_of_network_or_methods() {
        Fault strange = () -> "melt down";
        List<Refusal> refusals = target.check(List.of(strange, new Slow(1, "*")));
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0).fault()).isSameAs(strange);
        assertThat(refusals.get(0).problem())
                .hasToString("requires a target that can do this fault, but found this JVM, which can do"
                        + " faults of the network and of methods. Declare a target for it on the test.");
    }

    @Test
    void journals_before_it_injects() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url())) {
            List<UndoRecord> written = new ArrayList<>();
            assertThatThrownBy(() -> target.inject(
                            List.of(new Denied(Deny.REFUSED, server.host())),
                            Injected.context(1, Duration.ofMinutes(1), undo -> {
                                written.add(undo);
                                throw new IllegalStateException("the disk is full");
                            })))
                    .hasMessage("the disk is full");
            assertThat(written).hasSize(1);
            assertThat(calls.call()).isEqualTo(OrderServer.ANSWER);
        }
    }

    @Test
    void writes_down_what_it_does_and_until_when() throws Exception {
        try (Injected injected = Injected.inject(new Slow(5, "a.example"), new Denied(Deny.RESET, "b.example"))) {
            UndoRecord undo = injected.journal().get(0);
            assertThat(injected.journal()).hasSize(1);
            assertThat(undo.reverter()).isEqualTo("jvm");
            assertThat(undo.target()).isEqualTo(target.id());
            assertThat(undo.description()).isEqualTo("latency 5-5 ms on a.example; RESET of b.example");
            assertThat(undo.state()).containsOnlyKeys("pid", "injection");
        }
    }

    @Test
    void injects_nothing_that_is_taken_back_already() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url())) {
            assertThatThrownBy(() -> target.inject(
                            List.of(new Denied(Deny.REFUSED, server.host())),
                            Injected.context(1, Duration.ofMinutes(1), ThisJvmTests::revert)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The faults were taken back before they were injected.");
            assertThat(calls.call()).isEqualTo(OrderServer.ANSWER);
        }
    }

    @Test
    void is_reverted_when_it_reads_back_so() throws Exception {
        try (Injected injected = Injected.inject(new Slow(1, "a.example"))) {
            assertThat(injected.isReverted()).isFalse();
            injected.journal().forEach(ThisJvmTests::revert);
            assertThat(injected.isReverted()).isTrue();
            injected.journal().forEach(ThisJvmTests::revert);
            assertThat(injected.isReverted()).isTrue();
        }
    }

    @Test
    void has_nothing_to_revert_of_a_process_that_is_gone() throws Exception {
        UndoRecord undo =
                new UndoRecord("jvm", "jvm:0", "anything", Map.of("pid", "0", "injection", "x"), Instant.EPOCH);
        revert(undo);
        assertThat(Injected.reverter(undo).readBack(undo)).isEqualTo(ReadBack.reverted());
    }

    @Test
    void ends_its_faults_by_itself_when_they_expire() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url());
                Injected injected =
                        Injected.inject(1, Duration.ofMillis(300), new Denied(Deny.REFUSED, server.host()))) {
            await().until(injected::isReverted);
            assertThat(calls.call()).isEqualTo(OrderServer.ANSWER);
        }
    }

    @Test
    void releases_what_it_delays_when_reverted() throws Exception {
        try (OrderServer server = new OrderServer()) {
            Injected injected = Injected.inject(new Slow(3_600_000, server.host()));
            CompletableFuture<Outcome> call = CompletableFuture.supplyAsync(() -> callPatiently(server.url()));
            await().until(() -> injected.theEvidence().applied() == 1);
            assertThat(call).isNotDone();
            injected.close();
            assertThat(call.get(10, TimeUnit.SECONDS).answer()).isEqualTo(OrderServer.ANSWER);
        }
    }

    @Test
    void frees_who_still_connects_when_reverted() throws Exception {
        try (OrderServer server = new OrderServer()) {
            Injected injected = Injected.inject(new Denied(Deny.TIMEOUT, server.host()));
            CompletableFuture<Outcome> call = CompletableFuture.supplyAsync(() -> callPatiently(server.url()));
            await().until(() -> injected.theEvidence().applied() == 1);
            injected.close();
            assertThat(call.get(30, TimeUnit.SECONDS).message()).isEqualTo("Connection refused");
        }
    }

    @Test
    void resets_who_waits_in_vain_on_a_pooled_connection_when_reverted() throws Exception {
        try (OrderServer server = new OrderServer();
                Socket socket = pooled(server)) {
            Injected injected = Injected.inject(new Denied(Deny.TIMEOUT, server.host()));
            request(socket);
            await().until(() -> injected.theEvidence().applied() == 1);
            assertThatThrownBy(() -> answer(socket, 100)).isInstanceOf(SocketTimeoutException.class);
            injected.close();
            assertThatThrownBy(() -> answer(socket, 0)).hasMessage("Connection reset");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void hits_only_while_the_fault_acts_on_a_connection_that_stays_open() throws Exception {
        try (OrderServer server = new OrderServer();
                Socket socket = pooled(server)) {
            try (Injected injected = Injected.inject(new Slow(200, server.host()))) {
                long start = System.nanoTime();
                request(socket);
                answer(socket, 0);
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
                assertThat(injected.theEvidence().applied()).isEqualTo(1);
            }
            request(socket);
            answer(socket, 0);
            assertThat(server.requests()).isEqualTo(3);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void hits_the_first_exchange_of_a_connection_that_an_earlier_fault_was_meant_for() throws Exception {
        try (OrderServer server = new OrderServer()) {
            Injected earlier = Injected.inject(new Denied(Deny.RESET, server.host()));
            try (Socket socket = new Socket("localhost", server.port())) {
                earlier.close();
                try (Injected injected = Injected.inject(new Slow(200, server.host()))) {
                    long start = System.nanoTime();
                    request(socket);
                    answer(socket, 0);
                    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(200));
                    assertThat(injected.theEvidence().applied()).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void knows_an_address_by_its_alias_even_one_given_after_the_connection() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.AWS_URL_CONNECTION.open(server.url())) {
            String production = "dynamodb.us-east-1.amazonaws.com";
            Slow fault = new Slow(300, "dynamodb.*");
            target.prepare(List.of(fault));
            calls.call();
            HostAliases.set(production, server.host());
            try (Injected injected = Injected.inject(fault)) {
                assertThat(Outcome.of(calls).millis()).isGreaterThanOrEqualTo(300);
                assertThat(injected.theEvidence().applied()).isEqualTo(1);
            } finally {
                HostAliases.remove(production);
            }
            assertThat(server.connections()).isEqualTo(1);
            try (Injected injected = Injected.inject(fault)) {
                calls.call();
                assertThat(injected.theEvidence().matched()).isZero();
            }
        }
    }

    @Test
    void knows_an_address_by_a_pattern_that_names_the_alias() throws Exception {
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.JAVA_NET_HTTP.open(server.url().replace("localhost", "127.0.0.1"))) {
            HostAliases.set("orders-db", server.host());
            try (Injected injected = Injected.inject(new Denied(Deny.UNKNOWN_HOST, "alias:orders-db"))) {
                assertThat(Outcome.of(calls).thrown()).isNotEmpty();
                assertThat(injected.theEvidence().applied()).isPositive();
            } finally {
                HostAliases.remove("orders-db");
            }
        }
    }

    @Test
    void spares_exempt_threads() throws Exception {
        try (OrderServer server = new OrderServer()) {
            CompletableFuture<Outcome> call = new CompletableFuture<>();
            try (Injected injected = Injected.inject(new Denied(Deny.UNKNOWN_HOST, "*"))) {
                new ExemptThread(() -> call.complete(callPatiently(server.url())), "load").start();
                assertThat(call.get(10, TimeUnit.SECONDS).answer()).isEqualTo(OrderServer.ANSWER);
                assertThat(injected.theEvidence().matched()).isZero();
            }
        }
    }

    @Test
    void leaves_a_server_that_really_refuses_to_refuse() throws Exception {
        OrderServer server = new OrderServer();
        server.close();
        try (Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url());
                Injected injected = Injected.inject(new Slow(300, server.host()))) {
            Outcome outcome = Outcome.of(calls);
            assertThat(outcome.cause()).isEqualTo("ConnectException");
            assertThat(outcome.message()).isEqualTo("Connection refused");
            assertThat(injected.theEvidence().matched()).isZero();
        }
    }

    @Test
    void shows_clients_the_address_that_they_asked_for() throws Exception {
        try (OrderServer server = new OrderServer();
                Injected injected = Injected.inject(new Slow(1, server.host()))) {
            InetSocketAddress wanted = new InetSocketAddress("localhost", server.port());
            try (Socket socket = new Socket(wanted.getAddress(), wanted.getPort());
                    SocketChannel channel = SocketChannel.open(wanted);
                    AsynchronousSocketChannel asynchronous = AsynchronousSocketChannel.open()) {
                asynchronous.connect(wanted).get();
                assertThat(socket.getRemoteSocketAddress()).isEqualTo(wanted);
                assertThat(channel.getRemoteAddress()).isEqualTo(wanted);
                assertThat(asynchronous.getRemoteAddress()).isEqualTo(wanted);
            }
            assertThat(injected.theEvidence().matched()).isZero();
        }
    }

    @Test
    void denies_every_kind_of_tcp_socket() throws Exception {
        try (OrderServer server = new OrderServer();
                Injected injected = Injected.inject(new Denied(Deny.REFUSED, server.host()))) {
            InetSocketAddress address = new InetSocketAddress("localhost", server.port());
            try (Socket socket = new Socket();
                    AsynchronousSocketChannel asynchronous = AsynchronousSocketChannel.open()) {
                assertThatThrownBy(() -> socket.connect(address)).hasMessage("Connection refused");
                assertThatThrownBy(() -> SocketChannel.open(address)).hasMessage("Connection refused");
                assertThatThrownBy(() -> asynchronous.connect(address).get())
                        .isInstanceOf(ExecutionException.class)
                        .hasRootCauseMessage("Connection refused");
            }
            assertThat(injected.theEvidence().applied()).isEqualTo(3);
        }
    }

    @Test
    void leaves_datagrams_alone() throws Exception {
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                DatagramSocket sender = new DatagramSocket();
                Injected injected = Injected.inject(new Denied(Deny.REFUSED, "*"))) {
            sender.connect(receiver.getLocalSocketAddress());
            sender.send(new DatagramPacket(new byte[] {7}, 1));
            DatagramPacket packet = new DatagramPacket(new byte[1], 1);
            receiver.setSoTimeout(5_000);
            receiver.receive(packet);
            assertThat(packet.getData()).containsExactly(7);
            assertThat(injected.theEvidence().matched()).isZero();
        }
    }

    @Test
    void does_nothing_where_a_fault_cannot_say_what_it_does() throws Exception {
        AtomicInteger draws = new AtomicInteger();
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url());
                Injected injected = Injected.inject(new NetworkFault() {
                    @Override
                    public HostPatterns hosts() {
                        return HostPatterns.of(server.host());
                    }

                    @Override
                    public double percentage() {
                        return 100;
                    }

                    @Override
                    public NetworkEffect effect(RandomGenerator random) {
                        if (draws.getAndIncrement() > 0) {
                            throw new AssertionError("broken");
                        }
                        return Deny.REFUSED;
                    }

                    @Override
                    public String description() {
                        return "broken";
                    }
                })) {
            assertThat(calls.call()).isEqualTo(OrderServer.ANSWER);
            assertThat(injected.theEvidence().matched()).isPositive();
            assertThat(injected.theEvidence().applied()).isZero();
        }
    }

    @Test
    void does_faults_of_methods_beside_those_of_the_network() throws Exception {
        Repository repository = new Repository();
        TestMethodFault fault = TestMethodFault.throwing(
                Repository.class.getName() + "#save", () -> new IllegalStateException("no orders today"));
        try (OrderServer server = new OrderServer();
                Client.Calls calls = Client.HTTP_URL_CONNECTION.open(server.url())) {
            Injected injected = Injected.inject(fault, new Slow(50, server.host()));
            assertThatThrownBy(() -> repository.save("one")).hasMessage("no orders today");
            calls.call();
            assertThat(injected.evidence())
                    .extracting(Evidence::unit, Evidence::applied)
                    .containsExactly(tuple("calls", 1L), tuple("exchanges", 1L));
            injected.close();
            assertThat(injected.isReverted()).isTrue();
            assertThat(repository.save("two")).isEqualTo("two");
        }
    }

    @Test
    void refuses_a_method_that_does_not_exist() {
        TestMethodFault fault =
                TestMethodFault.throwing(Repository.class.getName() + "#sve", IllegalStateException::new);
        assertThat(target.check(List.of(fault)))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.problem().found()).contains("sve"));
    }

    private static Outcome callPatiently(String url) {
        return Outcome.of(() -> new String(URI.create(url).toURL().openStream().readAllBytes(), UTF_8));
    }

    private static Socket pooled(OrderServer server) throws IOException {
        Injected.target().prepare(List.of(new Slow(1, server.host())));
        Socket socket = new Socket("localhost", server.port());
        request(socket);
        answer(socket, 0);
        return socket;
    }

    private static void request(Socket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(UTF_8));
    }

    private static void answer(Socket socket, int timeoutMillis) throws IOException {
        socket.setSoTimeout(timeoutMillis);
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith(OrderServer.ANSWER)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("ended after: " + answer);
            }
            answer.append((char) next);
        }
    }

    private static void revert(UndoRecord undo) {
        try {
            Injected.reverter(undo).revert(undo);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.chaosjunit.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The fault proxy")
class FaultProxyTests {
    private static final long DELAY = 150;

    private final FaultProxy proxy = new FaultProxy("proxy under test");

    /** What the test may switch while connections are open. */
    private static final class Switch implements Treatment {
        private volatile Fate fate = Fate.PASS;
        private volatile long delayMillis;
        private final AtomicInteger answered = new AtomicInteger();

        @Override
        public Fate fate() {
            return fate;
        }

        @Override
        public long delayNanos() {
            return TimeUnit.MILLISECONDS.toNanos(delayMillis);
        }

        @Override
        public void answered() {
            answered.incrementAndGet();
        }
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void passes_much_data_both_ways_unchanged() throws Exception {
        byte[] data = new byte[30_000_000];
        new Random(1).nextBytes(data);
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        MessageDigest received = MessageDigest.getInstance("SHA-256");
        try (EchoServer server = new EchoServer();
                Socket client = connect(server)) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                try {
                    new DigestOutputStream(client.getOutputStream(), sent).write(data);
                    client.shutdownOutput();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            long n = new DigestInputStream(client.getInputStream(), received)
                    .transferTo(OutputStream.nullOutputStream());
            writer.get();
            assertThat(n).isEqualTo(data.length);
            assertThat(received.digest()).isEqualTo(sent.digest());
        }
    }

    @Test
    void passes_much_data_unchanged_under_a_delay() throws Exception {
        byte[] data = new byte[10_000_000];
        new Random(2).nextBytes(data);
        Switch delayed = delayed(20);
        try (EchoServer server = new EchoServer((socket, in, out) -> {
                    in.read();
                    out.write(data);
                });
                Socket client = connect(server, () -> delayed)) {
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(data);
        }
        assertThat(delayed.answered).hasValue(1);
    }

    @Test
    void passes_the_end_of_each_direction_on_by_itself() throws Exception {
        try (EchoServer server = new EchoServer((socket, in, out) -> {
                    byte[] all = in.readAllBytes();
                    out.write(all);
                });
                Socket client = connect(server)) {
            client.getOutputStream().write("whole".getBytes(UTF_8));
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("whole");
        }
    }

    @Test
    void passes_a_reset_by_the_server_on() throws Exception {
        try (EchoServer server = new EchoServer((socket, in, out) -> {
                    in.read();
                    socket.setSoLinger(true, 0);
                });
                Socket client = connect(server)) {
            client.getOutputStream().write(1);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    @SuppressWarnings("try") // Closing early is what is tested.
    void passes_a_reset_by_the_client_on() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        try (EchoServer server = new EchoServer((socket, in, out) -> {
                    in.read();
                    try {
                        seen.complete("read " + in.read());
                    } catch (SocketException e) {
                        seen.complete(e.getMessage());
                    }
                });
                Socket client = connect(server)) {
            client.getOutputStream().write(1);
            client.setSoLinger(true, 0);
            client.close();
            assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("Connection reset");
        }
    }

    @Test
    void passes_on_what_a_server_answered_before_it_reset_the_connection() throws Exception {
        Switch delayed = delayed(DELAY);
        CountDownLatch gone = new CountDownLatch(1);
        try (EchoServer server = new EchoServer((socket, in, out) -> {
                    in.read();
                    out.write("too much".getBytes(UTF_8));
                    socket.setSoLinger(true, 0);
                    socket.close();
                    gone.countDown();
                });
                Socket client = connect(server, () -> delayed)) {
            client.getOutputStream().write(new byte[100_000]);
            assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
            await().until(() -> delayed.answered.get() == 1);
            client.getOutputStream().write(1);
            assertThat(client.getInputStream().readNBytes(8)).asString(UTF_8).isEqualTo("too much");
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
        }
    }

    @Test
    void resets_a_client_that_goes_on_after_the_server_has_gone() throws Exception {
        try (EchoServer server = new EchoServer((socket, in, out) -> {});
                Socket client = connect(server)) {
            assertThat(client.getInputStream().read()).isEqualTo(-1);
            assertThatThrownBy(() -> writeForEver(client)).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void strands_no_other_connection_when_one_cannot_be_treated() throws Exception {
        try (EchoServer server = new EchoServer();
                Socket client = connect(server);
                Socket broken = connect(server, () -> {
                    throw new AssertionError("broken");
                })) {
            broken.getOutputStream().write(1);
            assertThatThrownBy(() -> broken.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(ask(client, "open")).isEqualTo("open");
        }
    }

    @Test
    void lets_a_server_speak_first() throws Exception {
        Switch delayed = delayed(DELAY);
        try (EchoServer server = new EchoServer((socket, in, out) -> out.write("hello".getBytes(UTF_8)));
                Socket client = connect(server, () -> delayed)) {
            long start = System.nanoTime();
            assertThat(client.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("hello");
            assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(DELAY) / 2);
            assertThat(delayed.answered).hasValue(1);
        }
    }

    @Test
    void draws_once_for_each_exchange_and_never_waits_less() throws Exception {
        Queue<Switch> exchanges = new ConcurrentLinkedQueue<>();
        List<Switch> drawn = new ArrayList<>();
        for (int delay : new int[] {30, 0, 60, 5, 90}) {
            exchanges.add(delayed(delay));
        }
        drawn.addAll(exchanges);
        try (EchoServer server = new EchoServer();
                Socket client = connect(server, exchanges::remove)) {
            for (Switch exchange : drawn) {
                long start = System.nanoTime();
                ask(client, "?");
                assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(exchange.delayNanos());
            }
            assertThat(exchanges).isEmpty();
            assertThat(drawn)
                    .allSatisfy(exchange -> assertThat(exchange.answered).hasValue(1));
        }
    }

    @Test
    void releases_at_once_what_a_delay_held_when_that_is_switched_off() throws Exception {
        Switch delayed = delayed(TimeUnit.HOURS.toMillis(1));
        try (EchoServer server = new EchoServer();
                Socket client = connect(server, () -> delayed)) {
            client.getOutputStream().write(7);
            await().until(() -> delayed.answered.get() == 1);
            delayed.delayMillis = 0;
            proxy.reconsider();
            assertThat(client.getInputStream().read()).isEqualTo(7);
            assertThat(ask(client, "again")).isEqualTo("again");
        }
    }

    @Test
    void refuses_an_exchange_before_anything_is_forwarded() throws Exception {
        Switch refused = fated(Treatment.Fate.REFUSE);
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        try (EchoServer server = new EchoServer((socket, in, out) -> read(in, seen));
                Socket client = connect(server, () -> refused)) {
            client.getOutputStream().write(7);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void withholds_an_exchange_until_that_is_switched_off_and_resets_it_then() throws Exception {
        Switch withheld = fated(Treatment.Fate.WITHHOLD);
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        try (EchoServer server = new EchoServer((socket, in, out) -> read(in, seen));
                Socket client = connect(server, () -> withheld)) {
            client.setSoTimeout(200);
            client.getOutputStream().write(7);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(seen).isNotDone();
            withheld.fate = Treatment.Fate.PASS;
            proxy.reconsider();
            client.setSoTimeout(0);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    @SuppressWarnings("try") // Closing early is what is tested.
    void notices_a_client_that_gives_up_on_what_is_withheld() throws Exception {
        CompletableFuture<Integer> seen = new CompletableFuture<>();
        try (EchoServer server = new EchoServer((socket, in, out) -> read(in, seen));
                Socket client = connect(server, () -> fated(Treatment.Fate.WITHHOLD))) {
            client.getOutputStream().write(7);
            client.close();
            assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
        }
    }

    @Test
    void resets_at_the_first_byte_of_the_answer() throws Exception {
        Switch reset = fated(Treatment.Fate.RESET);
        try (EchoServer server = new EchoServer();
                Socket client = connect(server, () -> reset)) {
            client.getOutputStream().write(7);
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessage("Connection reset");
            assertThat(reset.answered).hasValue(1);
        }
    }

    @Test
    void opens_nothing_for_a_server_that_refuses() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(proxy.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), closed), () -> Treatment.PASS))
                .isEmpty();
    }

    @Test
    void opens_nothing_for_a_server_that_does_not_answer_and_keeps_an_interrupt_for_its_owner() throws Exception {
        try (BlackHole hole = new BlackHole()) {
            Thread.currentThread().interrupt();
            assertThat(proxy.open(hole.address(), () -> Treatment.PASS)).isEmpty();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void keeps_few_ports_for_many_servers() throws Exception {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Ticket ticket = proxy.open(
                                new InetSocketAddress(server.getInetAddress(), server.getLocalPort()),
                                () -> Treatment.PASS)
                        .orElseThrow();
                ports.add(ticket.address().getPort());
                ticket.cancel();
            }
        }
        assertThat(ports).hasSizeLessThan(20);
    }

    @Test
    void takes_in_only_who_holds_a_ticket() throws Exception {
        try (EchoServer server = new EchoServer()) {
            Ticket ticket = proxy.open(server.address(), () -> Treatment.PASS).orElseThrow();
            try (Socket stranger = new Socket(
                            ticket.address().getAddress(), ticket.address().getPort());
                    Socket client = new Socket(
                            ticket.address().getAddress(), ticket.address().getPort())) {
                ticket.claim(client.getLocalPort());
                assertThat(ask(client, "mine")).isEqualTo("mine");
                stranger.setSoTimeout(300);
                stranger.getOutputStream().write(1);
                assertThatThrownBy(() -> stranger.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void frees_who_waits_for_a_black_hole_when_that_is_closed() throws Exception {
        BlackHole hole = new BlackHole();
        CompletableFuture<String> outcome = CompletableFuture.supplyAsync(() -> {
            try (Socket socket = new Socket()) {
                socket.connect(hole.address(), 60_000);
                return "connected";
            } catch (IOException e) {
                return String.valueOf(e.getMessage());
            }
        });
        await().pollDelay(Duration.ofMillis(100)).until(() -> !outcome.isDone());
        hole.close();
        assertThat(outcome.get(30, TimeUnit.SECONDS)).isEqualTo("Connection refused");
    }

    @Test
    void ends_its_connections_when_it_is_closed_and_opens_no_more() throws Exception {
        try (EchoServer server = new EchoServer();
                Socket client = connect(server)) {
            assertThat(ask(client, "open")).isEqualTo("open");
            proxy.close();
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
            assertThat(proxy.open(server.address(), () -> Treatment.PASS)).isEmpty();
            proxy.reconsider();
        }
    }

    private Socket connect(EchoServer server) throws IOException {
        return connect(server, () -> Treatment.PASS);
    }

    private Socket connect(EchoServer server, Supplier<Treatment> exchanges) throws IOException {
        Ticket ticket = proxy.open(server.address(), exchanges).orElseThrow();
        Socket socket =
                new Socket(ticket.address().getAddress(), ticket.address().getPort());
        ticket.claim(socket.getLocalPort());
        return socket;
    }

    private static Switch delayed(long millis) {
        Switch treatment = new Switch();
        treatment.delayMillis = millis;
        return treatment;
    }

    private static Switch fated(Treatment.Fate fate) {
        Switch treatment = new Switch();
        treatment.fate = fate;
        return treatment;
    }

    private static void read(InputStream in, CompletableFuture<Integer> seen) {
        try {
            seen.complete(in.read());
        } catch (IOException e) {
            // Reset: nothing has come either.
            seen.complete(-1);
        }
    }

    private static void writeForEver(Socket client) throws IOException {
        while (true) {
            client.getOutputStream().write(1);
        }
    }

    private static String ask(Socket client, String question) throws IOException {
        byte[] bytes = question.getBytes(UTF_8);
        client.getOutputStream().write(bytes);
        return new String(client.getInputStream().readNBytes(bytes.length), UTF_8);
    }
}

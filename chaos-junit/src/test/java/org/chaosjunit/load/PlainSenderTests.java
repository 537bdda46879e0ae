package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chaosjunit.load.answer.AnswerCheck;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpOperation.Header;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PlainSenderTests {
    private static final String EMPTY = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

    private final CollectedSamples samples = new CollectedSamples();
    private final ServerSocket server = listen();
    private final URI uri = URI.create("http://localhost:" + server.getLocalPort() + "/");
    private final PlainConnections connections = new PlainConnections(uri, "plain-sender-tests");

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        connections.close();
        server.close();
    }

    private void send(List<Header> headers, String body) {
        send(uri, connections, headers, body);
    }

    private void send(URI to, PlainConnections over, List<Header> headers, String body) {
        HttpOperation operation = new HttpOperation(to, "PUT", headers, body);
        AnswerDesk desk = new AnswerDesk(new AnswerCheck(HttpExpectation.DEFAULT), "plain-sender-tests-check");
        new PlainSender(new HttpRequests(operation), over, desk).send(new Arrival(0, System.nanoTime(), samples));
    }

    private static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void answer(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isClosed(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    private void awaitSamples(int count) {
        await().until(() -> samples.all().size() == count);
    }

    /** Tells whether none is free, and leaves one that is where it was. */
    private boolean noneIsFree() {
        PlainConnection free = connections.free();
        if (free != null) {
            connections.release(free);
        }
        return free == null;
    }

    @Test
    void theHeadSaysWhatMustBeSaidOnce() throws IOException {
        send(List.of(new Header("host", "shop"), new Header("X-Tag", "a\r\nb"), new Header("user-agent", "me")), "");
        try (Socket socket = server.accept()) {
            assertThat(readHead(socket).lines())
                    .containsExactly(
                            "PUT / HTTP/1.1",
                            "host: shop",
                            "X-Tag: a  b",
                            "user-agent: me",
                            "Content-Length: 0",
                            "Connection: keep-alive",
                            "");
        }
    }

    @Test
    void aConnectionCarriesOneRequestAfterAnother() throws IOException {
        send(List.of(), "");
        try (Socket socket = server.accept()) {
            for (int i = 1; i <= 3; i++) {
                assertThat(readHead(socket)).startsWith("PUT / HTTP/1.1");
                answer(socket, EMPTY);
                awaitSamples(i);
                await().until(() -> !noneIsFree());
                send(List.of(), "");
            }
            assertThat(samples.successes()).isEqualTo(3);
        }
    }

    @Test
    void aConnectionThatTheServerClosedIsNotUsedAgain() throws IOException {
        send(List.of(), "");
        try (Socket socket = server.accept()) {
            readHead(socket);
            answer(socket, EMPTY);
            await().until(() -> !noneIsFree());
        }
        await().until(this::noneIsFree);
        send(List.of(), "");
        try (Socket socket = server.accept()) {
            readHead(socket);
            answer(socket, EMPTY);
            awaitSamples(2);
        }
        assertThat(samples.successes()).isEqualTo(2);
    }

    @Test
    void aConnectionOnWhichMoreCameThanTheAnswerIsNotUsedAgain() throws IOException {
        send(List.of(), "");
        try (Socket socket = server.accept()) {
            readHead(socket);
            answer(socket, EMPTY + EMPTY);
            assertThat(isClosed(socket)).isTrue();
        }
        awaitSamples(1);
        assertThat(samples.successes()).isEqualTo(1);
        assertThat(noneIsFree()).isTrue();
    }

    @Test
    void aServerThatDoesNotWaitForTheWholeRequestMayAnswerOnceAndTheConnectionIsClosed() throws IOException {
        send(List.of(), "0123456789".repeat(5_000_000));
        try (Socket socket = server.accept()) {
            readHead(socket);
            answer(socket, EMPTY);
            awaitSamples(1);
            assertThat(samples.successes()).isEqualTo(1);
            await().until(this::noneIsFree);
        }
    }

    @Test
    void aLongRequestGoesOutAsTheServerTakesIt() throws IOException {
        String body = "0123456789".repeat(1_000_000);
        send(List.of(), body);
        try (Socket socket = server.accept()) {
            readHead(socket);
            assertThat(new String(socket.getInputStream().readNBytes(body.length()), StandardCharsets.US_ASCII))
                    .isEqualTo(body);
            answer(socket, EMPTY);
            awaitSamples(1);
            assertThat(samples.successes()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatIsNotHttpIsAFailure() throws IOException {
        send(List.of(), "");
        try (Socket socket = server.accept()) {
            answer(socket, "SSH-2.0-OpenSSH\r\n");
            awaitSamples(1);
            assertThat(samples.successes()).isZero();
            readHead(socket);
            assertThat(isClosed(socket)).isTrue();
        }
    }

    @Test
    void whatTheServerSaidBeforeItClosedIsTheAnswer() throws IOException {
        int times = 20;
        for (int i = 1; i <= times; i++) {
            send(List.of(), "0123456789".repeat(500_000));
            try (Socket socket = server.accept()) {
                readHead(socket);
                answer(socket, EMPTY);
            }
            awaitSamples(i);
        }
        assertThat(samples.successes()).isEqualTo(times);
    }

    @Test
    void aConnectionThatCannotBeTriedIsTheFailureOfItsArrivalOnly() {
        URI nowhere = URI.create("http://localhost:70000/");
        PlainConnections none = new PlainConnections(nowhere, "plain-sender-tests");
        for (int i = 1; i <= 2; i++) {
            send(nowhere, none, List.of(), "");
            awaitSamples(i);
        }
        none.close();
        assertThat(samples.troubles()).containsExactly("IllegalArgumentException: port out of range:70000");
    }
}

package org.chaosjunit.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.chaosjunit.testing.Pages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PageTests {
    private static final Cadence PATIENT = new Cadence(Cadence.FASTEST, Duration.ofSeconds(50));
    private static final Cadence IMPATIENT = new Cadence(Cadence.FASTEST, Duration.ofMillis(200));

    private Pages pages;

    @BeforeEach
    void open() throws IOException {
        pages = new Pages(() -> "gr\u00fc\u00dfe\n");
    }

    @AfterEach
    void close() {
        pages.close();
    }

    @Test
    void readsAllOfIt() throws IOException {
        Page.Content content = page(pages.url()).read(PATIENT);
        assertThat(content.text()).isEqualTo("gr\u00fc\u00dfe\n");
        assertThat(content.type()).startsWith("text/plain");
        assertThat(pages.requests.get(0))
                .containsEntry("Connection", List.of("close"))
                .containsEntry("X-token", List.of("secret"));
    }

    @Test
    void readsALargeOne() throws IOException {
        String large = "0123456789".repeat(200_000);
        pages.body = () -> large;
        assertThat(page(pages.url()).read(PATIENT).text()).isEqualTo(large);
    }

    @Test
    void refusesOneThatIsTooLarge() {
        pages.body = () -> "0123456789".repeat(1_700_000);
        assertThatThrownBy(() -> page(pages.url()).read(PATIENT))
                .hasMessage("GET " + pages.url() + " answered with more than 16777216 bytes");
    }

    @Test
    void anEmptyAnswerIsAnAnswer() throws IOException {
        pages.body = () -> "";
        assertThat(page(pages.url()).read(PATIENT).text()).isEmpty();
    }

    @Test
    void onlyOkIsAnAnswer() {
        pages.status = 503;
        pages.body = () -> "closed\n  for today";
        assertThatThrownBy(() -> page(pages.url()).read(PATIENT))
                .isInstanceOf(IOException.class)
                .hasMessage("GET " + pages.url() + " answered 503: closed for today");
    }

    @Test
    void followsNobodyElsewhere() {
        pages.status = 302;
        pages.body = () -> "";
        assertThatThrownBy(() -> page(pages.url()).read(PATIENT))
                .hasMessage("GET " + pages.url() + " answered 302 (to /elsewhere)");
    }

    @Test
    void saysThatNobodyIsThere() {
        String url = pages.url();
        pages.close();
        assertThatThrownBy(() -> page(url).read(PATIENT)).hasMessage("GET " + url + " was refused: connection refused");
    }

    @Test
    void saysThatTheHostIsUnknown() {
        assertThatThrownBy(() -> page("http://nobody.invalid/").read(PATIENT))
                .hasMessage("GET http://nobody.invalid/ failed: the host is unknown");
    }

    @Test
    void endsInTimeThoughNobodyAnswers() {
        pages.gate = new CountDownLatch(1);
        assertThatThrownBy(() -> page(pages.url()).read(IMPATIENT))
                .isInstanceOf(IOException.class)
                .message()
                .startsWith("GET " + pages.url() + " failed: ");
    }

    @Test
    void endsInTimeThoughTheAnswerNeverEnds() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> answered = new FutureTask<>(() -> answerHalf(server));
            new Thread(answered).start();
            String url = "http://localhost:" + server.getLocalPort() + "/";
            assertThatThrownBy(() -> page(url).read(IMPATIENT)).isInstanceOf(IOException.class);
            // The connection was closed: the server reads its end.
            assertThat(answered.get()).isEqualTo(-1);
        }
    }

    private static int answerHalf(ServerSocket server) throws IOException {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
            int read = 0;
            while (read >= 0) {
                read = in.read();
            }
            return read;
        }
    }

    @Test
    void saysThatTheAnswerIsNoHttp() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            new Thread(new FutureTask<>(() -> {
                        try (Socket socket = server.accept()) {
                            socket.getOutputStream().write("SSH-2.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                            socket.shutdownOutput();
                            return socket.getInputStream().readAllBytes().length;
                        }
                    }))
                    .start();
            String url = "http://localhost:" + server.getLocalPort() + "/";
            assertThatThrownBy(() -> page(url).read(PATIENT))
                    .isInstanceOf(IOException.class)
                    .message()
                    .startsWith("GET " + url + " failed: ");
        }
    }

    private static Page page(String url) {
        return new Page(PageUrl.parse(url, "http://localhost/"), Map.of("X-Token", "secret"));
    }
}

package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.chaosjunit.spi.DataSet;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.HttpExpectation;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpOperation.Header;
import org.chaosjunit.spi.HttpTls;
import org.chaosjunit.spi.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class Http2Tests {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final CollectedSamples samples = new CollectedSamples();
    private @Nullable Http2Server server;
    private @Nullable Drive drive;

    @AfterEach
    void stop() {
        if (drive != null) {
            drive.stop();
        }
        if (server != null) {
            server.stop();
        }
    }

    private Http2Server serve(int mostStreams) throws Exception {
        Http2Server started = Http2Server.start(mostStreams, null);
        server = started;
        return started;
    }

    private static HttpOperation operation(String url, String method, String body, HttpExpectation expected) {
        return new HttpOperation(
                url,
                method,
                List.of(new Header("X-Tag", "#{n}")),
                body,
                HttpVersion.HTTP_2,
                HttpTls.OF_JVM,
                DataSet.NONE,
                expected,
                0);
    }

    private void start(String url, double rate, Duration timeout) {
        drive = Annotated.drive(operation(url, "GET", "", HttpExpectation.DEFAULT), rate, timeout, samples);
    }

    @Test
    void manyRequestsAtATimeShareOneConnection() throws Exception {
        Http2Server stalled = serve(1000);
        start(stalled.url("/stalled"), 200, LONG);
        await().until(() -> stalled.inFlight() >= 60);
        stalled.release();
        await().until(() -> samples.all().size() >= 60);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
        assertThat(stalled.connections()).hasSize(1);
        assertThat(stalled.versions()).containsExactly("HTTP/2.0");
    }

    @Test
    void noRequestWaitsWhereTheServerWantsFewOnAConnection() throws Exception {
        Http2Server stalled = serve(3);
        start(stalled.url("/stalled"), 100, LONG);
        await().until(() -> stalled.inFlight() >= 30);
        assertThat(stalled.connections().size()).isGreaterThanOrEqualTo(10);
        assertThat(stalled.mostOnAConnection()).isEqualTo(3);
        stalled.release();
        await().until(() -> samples.all().size() >= 30);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
    }

    @Test
    void headersAndLongBodiesArriveWhole() throws Exception {
        Http2Server echo = serve(100);
        String body = "0123456789".repeat(50_000);
        HttpExpectation whole =
                new HttpExpectation(HttpExpectation.DEFAULT.statuses(), List.of("$.length == 500000"), List.of());
        drive = Annotated.drive(operation(echo.url("/length"), "POST", body, whole), 20, LONG, samples);
        await().until(() -> samples.all().size() >= 10);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
        assertThat(echo.tags()).contains("0", "1", "2");
    }

    @Test
    void longAnswersAreReadToTheEnd() throws Exception {
        Http2Server big = serve(100);
        start(big.url("/big"), 20, LONG);
        await().until(() -> samples.all().size() >= 10);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
        assertThat(big.connections()).hasSize(1);
    }

    @Test
    void anErrorOfTheServerIsAFailure() throws Exception {
        Http2Server missing = serve(100);
        start(missing.url("/missing"), 50, LONG);
        await().until(() -> samples.all().size() >= 5);
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).containsExactly("status 404");
    }

    @Test
    void aTimeoutResetsTheStreamAndNotTheConnection() throws Exception {
        Http2Server mixed = serve(1000);
        // Every other arrival is answered, so the connection is known to live.
        start(mixed.url("/odd-stalls"), 50, Duration.ofMillis(300));
        await().until(() -> samples.all().size() >= 40);
        assertThat(samples.successes()).isGreaterThanOrEqualTo(10);
        assertThat(samples.troubles()).containsExactly("no answer in time");
        assertThat(mixed.connections()).hasSize(1);
        await().until(() -> mixed.resets() >= 10);
    }

    @Test
    void aConnectionOnWhichNothingIsHeardGetsNoMoreRequests() throws Exception {
        Http2Server silent = serve(1000);
        start(silent.url("/stalled"), 50, Duration.ofMillis(300));
        await().until(() -> samples.all().size() >= 60);
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(silent.connections().size()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aServerOfHttp11OnlyIsAFailureThatSaysSo() throws Exception {
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        old.start();
        try {
            start("http://localhost:" + old.getAddress().getPort() + "/", 20, Duration.ofSeconds(5));
            await().until(() -> samples.all().size() >= 5);
            assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
            assertThat(samples.troubles()).isNotEmpty().allSatisfy(why -> assertThat(why)
                    .contains("(the server did not speak HTTP/2)"));
        } finally {
            old.stop(0);
        }
    }

    @Test
    void aRefusedConnectionIsAFailure() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        start("http://localhost:" + free + "/", 50, LONG);
        await().until(() -> samples.all().size() >= 10);
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).allSatisfy(why -> assertThat(why).contains("refused"));
    }

    @Test
    void aServerThatSaysNothingCostsTheTimeoutAndNoConnectionStays() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            start("http://localhost:" + silent.getLocalPort() + "/", 50, Duration.ofMillis(300));
            try (Socket socket = silent.accept()) {
                await().until(() -> samples.all().size() >= 5);
                assertThat(samples.all()).allSatisfy(ended -> {
                    assertThat(ended.success()).isFalse();
                    assertThat(ended.latencyMillis()).isGreaterThanOrEqualTo(300);
                });
                Drive hanging = drive;
                if (hanging != null) {
                    hanging.stop();
                }
                socket.setSoTimeout(20_000);
                assertThat(new String(readToTheEnd(socket), StandardCharsets.US_ASCII))
                        .startsWith("PRI * HTTP/2.0");
            }
        }
        await().until(() -> Threads.named("chaosjunit-web-").isEmpty());
    }

    private static byte[] readToTheEnd(Socket socket) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(read);
        } catch (IOException reset) {
            // Just as good an end.
        }
        return read.toByteArray();
    }

    @Test
    void aServerThatGoesAwayLosesNoRequest() throws Exception {
        try (DepartingServer departing = new DepartingServer()) {
            start(departing.url(), 100, LONG);
            await().until(() -> samples.all().size() >= 50);
            assertThat(samples.troubles()).isEmpty();
            assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
            assertThat(departing.unanswered()).contains(7, 9);
            assertThat(departing.connections()).isEqualTo(2);
        }
    }
}

package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.chaosjunit.spi.ConstantRate;
import org.chaosjunit.spi.Drive;
import org.chaosjunit.spi.ExemptThread;
import org.chaosjunit.spi.HttpOperation;
import org.chaosjunit.spi.HttpOperation.Header;
import org.chaosjunit.spi.Load;
import org.chaosjunit.spi.LoadPlan;
import org.chaosjunit.spi.Metric;
import org.chaosjunit.spi.MonotonicClock;
import org.chaosjunit.spi.Range;
import org.chaosjunit.testing.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpDriverTests {
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int PATIENCE_MILLIS = 20_000;

    private final CollectedSamples samples = new CollectedSamples();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger received = new AtomicInteger();
    private final Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server = newServer();
    private @Nullable Drive drive;

    private record Request(
            String line, List<String> tags, @Nullable String host, String body) {}

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/ok", exchange -> answer(exchange, 200, "fine"));
        server.createContext("/moved", exchange -> answer(exchange, 302, ""));
        server.createContext("/missing", exchange -> answer(exchange, 404, "gone"));
        server.createContext("/broken", exchange -> answer(exchange, 500, "sorry"));
        server.createContext("/chunked", this::answerInChunks);
        server.createContext("/closing", exchange -> {
            exchange.getResponseHeaders().add("Connection", "close");
            answer(exchange, 200, "bye");
        });
        server.createContext("/stalled", exchange -> {
            received.incrementAndGet();
            awaitRelease();
            answer(exchange, 200, "at last");
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        if (drive != null) {
            drive.stop();
        }
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        clientPorts.add(exchange.getRemoteAddress().getPort());
        requests.add(new Request(
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getProtocol(),
                exchange.getRequestHeaders().getOrDefault("X-Tag", List.of()),
                exchange.getRequestHeaders().getFirst("Host"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void answerInChunks(HttpExchange exchange) throws IOException {
        clientPorts.add(exchange.getRemoteAddress().getPort());
        exchange.sendResponseHeaders(200, 0);
        for (int i = 0; i < 20; i++) {
            exchange.getResponseBody().write(new byte[10_000]);
            exchange.getResponseBody().flush();
        }
        exchange.close();
    }

    private void awaitRelease() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private Drive start(String url, Duration timeout) {
        return start(new HttpOperation(URI.create(url), "GET", List.of(), ""), timeout);
    }

    private Drive start(HttpOperation operation, Duration timeout) {
        Drive started = new HttpDriver()
                .start(
                        new LoadPlan<>("web", operation, new ConstantRate(100), Duration.ZERO, timeout),
                        System.nanoTime(),
                        samples);
        drive = started;
        return started;
    }

    private void assertAll(boolean success) {
        await().until(() -> samples.all().size() >= 10);
        assertThat(samples.all()).allMatch(ended -> ended.success() == success);
    }

    @Test
    void methodPathHeadersAndBodyArriveAsDeclared() {
        start(
                new HttpOperation(
                        URI.create(url("/ok/orders?size=%201")),
                        "POST",
                        List.of(new Header("X-Tag", "one"), new Header("X-Tag", "two")),
                        "{\"name\":\"Käse\"}"),
                LONG);
        assertAll(true);
        assertThat(requests)
                .allMatch(new Request(
                        "POST /ok/orders?size=%201 HTTP/1.1",
                        List.of("one", "two"),
                        "localhost:" + server.getAddress().getPort(),
                        "{\"name\":\"Käse\"}")::equals);
    }

    @Test
    void aGetMayHaveABody() {
        start(new HttpOperation(URI.create(url("/ok")), "GET", List.of(), "search"), LONG);
        assertAll(true);
        assertThat(requests).allMatch(request -> request.body().equals("search"));
    }

    @Test
    void aUrlWithoutAPathMeansTheRoot() {
        server.createContext("/", exchange -> answer(exchange, 200, "root"));
        start(url(""), LONG);
        assertAll(true);
        assertThat(requests).allMatch(request -> request.line().equals("GET / HTTP/1.1"));
    }

    @Test
    void aLongBodyArrivesWhole() {
        String body = "0123456789".repeat(100_000);
        start(new HttpOperation(URI.create(url("/ok")), "PUT", List.of(), body), LONG);
        await().until(() -> samples.all().size() >= 3);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
        assertThat(requests).allMatch(request -> request.body().equals(body));
    }

    @Test
    void aRedirectIsASuccessAndNotFollowed() {
        start(url("/moved"), LONG);
        assertAll(true);
        assertThat(requests).allMatch(request -> request.line().startsWith("GET /moved"));
    }

    @Test
    void anErrorOfTheClientIsAFailure() {
        start(url("/missing"), LONG);
        assertAll(false);
    }

    @Test
    void anErrorOfTheServerIsAFailure() {
        start(url("/broken"), LONG);
        assertAll(false);
    }

    @Test
    void chunkedAnswersAreReadToTheEndAndTheConnectionIsUsedAgain() {
        start(url("/chunked"), LONG);
        await().until(() -> samples.all().size() >= 50);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
        assertThat(clientPorts.size()).isLessThan(samples.all().size() / 2);
    }

    @Test
    void aServerThatClosesAfterEachAnswerGetsANewConnectionForEachRequest() {
        start(url("/closing"), LONG);
        await().until(() -> samples.all().size() >= 50);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
        assertThat(clientPorts.size()).isGreaterThanOrEqualTo(50);
    }

    @Test
    void aRefusedConnectionIsAFailure() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        start("http://localhost:" + free + "/", LONG);
        assertAll(false);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::wasSent);
    }

    @Test
    void aHostThatHasNoAddressIsAFailure() {
        start("http://no-such-host.invalid/", LONG);
        await().until(() -> !samples.all().isEmpty());
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
    }

    @Test
    void aConnectionThatBreaksBeforeTheAnswerIsAFailure() throws IOException {
        try (ServerSocket rude = listen()) {
            threads.execute(() -> hangUpOnEveryone(rude));
            start("http://localhost:" + rude.getLocalPort() + "/", LONG);
            assertAll(false);
        }
    }

    private static ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static void hangUpOnEveryone(ServerSocket rude) {
        try {
            while (true) {
                try (Socket socket = rude.accept()) {
                    assertThat(socket.getInputStream().read()).isEqualTo('G');
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Test
    void aServerThatClosesIdleConnectionsWithoutAWordIsStillReached() throws IOException {
        try (ServerSocket taciturn = listen()) {
            threads.execute(() -> answerOnceEach(taciturn));
            start("http://localhost:" + taciturn.getLocalPort() + "/", LONG);
            await().until(() -> samples.all().size() >= 50);
            // It may close just when the next request is on its way: then nobody can know whether it was carried out.
            assertThat(samples.successes()).isGreaterThanOrEqualTo(40);
        }
    }

    private static void answerOnceEach(ServerSocket taciturn) {
        byte[] answer = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[8192];
        try {
            while (true) {
                try (Socket socket = taciturn.accept()) {
                    if (socket.getInputStream().read(request) > 0) {
                        socket.getOutputStream().write(answer);
                    }
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    @Test
    void aLoadThatWasReadFromAnAnnotationMeasuresWhatItDrives() {
        @HttpLoad(url = "http://localhost:${port}/ok", rate = 100, warmup = "100ms", name = "orders")
        class Declared {}
        HttpLoad declared = Objects.requireNonNull(Declared.class.getAnnotation(HttpLoad.class));
        Load load = new HttpLoadReader()
                .read(
                        declared,
                        Place.scanned(HttpDriverTests.class)
                                .with(Map.of(
                                        "port",
                                        Integer.toString(server.getAddress().getPort()))));
        Metric success = load.find("orders.success").orElseThrow();
        MonotonicClock clock = MonotonicClock.get();
        Instant from = clock.instant();
        load.start(MonotonicClock.get().instant(), 1);
        try {
            await().until(() -> success.between(from, clock.instant()).count() >= 20);
            Instant to = clock.instant();
            await().until(() -> !success.settledUntil(clock.instant()).isBefore(to));
            assertThat(success.between(from, to).estimate(Range.parse(">= 99%")))
                    .isEqualTo(100);
            assertThat(load.find("orders.p95").orElseThrow().between(from, to).estimate(Range.parse("<= 1s")))
                    .isPositive();
        } finally {
            load.stop();
        }
        assertThat(Threads.named("chaosjunit-orders-schedule")).isEmpty();
    }

    @Test
    void aStallShowsInEveryArrivalThatWasIntendedMeanwhile() {
        Drive stalled = start(url("/stalled"), LONG);
        // A closed model would have sent one request, or as many as it has connections, and then waited.
        await().until(() -> received.get() >= 60);
        long released = System.nanoTime();
        release.countDown();
        await().until(() -> stalled.settledNanos() - released > 0);
        List<CollectedSamples.Ended> during = samples.all().stream()
                .filter(ended -> ended.intended() - released < 0)
                .toList();
        assertThat(during)
                .hasSizeGreaterThanOrEqualTo(60)
                .allMatch(CollectedSamples.Ended::success)
                .allMatch(ended -> ended.done() - ended.intended() >= released - ended.intended());
        // The first has waited for all of it, those in the middle for about half of it.
        double longest = during.stream()
                .mapToDouble(CollectedSamples.Ended::latencyMillis)
                .max()
                .orElseThrow();
        assertThat(longest).isGreaterThanOrEqualTo((released - stalled.startNanos()) / 1e6);
        assertThat(during.stream().filter(ended -> ended.latencyMillis() > longest / 2))
                .hasSizeGreaterThanOrEqualTo(during.size() / 3);
    }

    @Test
    void aServerThatNeverAnswersCostsTheTimeoutAndTheScheduleGoesOn() {
        Drive hanging = start(url("/stalled"), Duration.ofMillis(300));
        await().until(() -> samples.all().size() >= 50);
        assertThat(samples.all()).allSatisfy(ended -> {
            assertThat(ended.success()).isFalse();
            assertThat(ended.wasSent()).isTrue();
            assertThat(ended.latencyMillis()).isGreaterThanOrEqualTo(300);
        });
        assertThat(samples.all().stream()
                        .map(ended -> (ended.intended() - hanging.startNanos()) / 10_000_000)
                        .limit(50))
                .containsExactlyElementsOf(LongStream.range(0, 50).boxed().toList());
    }

    @Test
    void aRequestThatIsGivenUpClosesItsConnection() throws IOException {
        try (ServerSocket silent = listen()) {
            start("http://localhost:" + silent.getLocalPort() + "/", Duration.ofMillis(300));
            try (Socket socket = silent.accept()) {
                assertThat(readToTheEnd(socket)).startsWith("GET / HTTP/1.1");
            }
        }
    }

    private static String readToTheEnd(Socket socket) {
        StringBuilder read = new StringBuilder();
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                read.append((char) next);
            }
        } catch (SocketTimeoutException open) {
            throw new AssertionError("The connection is still open.", open);
        } catch (IOException reset) {
            // Just as good an end.
        }
        return read.toString();
    }

    @Test
    void onlyExemptThreadsWorkForIt() {
        start(url("/ok"), LONG);
        assertAll(true);
        assertThat(Threads.named("chaosjunit-web-"))
                .hasSize(2)
                .allMatch(thread -> thread instanceof ExemptThread && thread.isDaemon());
    }

    @Test
    void stoppingFreesThreadsAndConnections() throws IOException {
        try (ServerSocket silent = listen()) {
            Drive hanging = start("http://localhost:" + silent.getLocalPort() + "/", LONG);
            try (Socket socket = silent.accept()) {
                hanging.stop();
                readToTheEnd(socket);
            }
        }
        await().until(() -> Threads.named("chaosjunit-web-").isEmpty());
        assertThat(samples.all()).isEmpty();
    }

    @Test
    void stoppingClosesIdleConnections() throws Exception {
        try (ServerSocket polite = listen()) {
            Drive idle = start("http://localhost:" + polite.getLocalPort() + "/", LONG);
            try (Socket socket = polite.accept()) {
                assertThat(socket.getInputStream().read()).isEqualTo('G');
                socket.getOutputStream().write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                await().until(() -> samples.successes() == 1);
                idle.stop();
                readToTheEnd(socket);
            }
        }
    }
}

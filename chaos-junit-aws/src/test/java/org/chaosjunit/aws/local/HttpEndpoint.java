package org.chaosjunit.aws.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.chaosjunit.aws.local.wire.WireRequest;
import org.chaosjunit.aws.local.wire.WireResponse;
import org.jspecify.annotations.Nullable;

/** An HTTP server on the loopback address that hands requests on as a whole. */
public final class HttpEndpoint implements AutoCloseable {
    static {
        // The JDK's server sends head and body apart; without this each call would wait 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private HttpEndpoint(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts one on a free port; where the handler answers null, the connection is cut. */
    public static HttpEndpoint start(String name, int port, Function<WireRequest, @Nullable WireResponse> handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            AtomicInteger number = new AtomicInteger();
            ExecutorService threads = Executors.newCachedThreadPool(work -> {
                Thread thread = new Thread(work, name + "-" + number.incrementAndGet());
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, handler));
            server.start();
            return new HttpEndpoint(server, threads);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Returns the address, with no slash at its end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange, Function<WireRequest, @Nullable WireResponse> handler)
            throws IOException {
        try (exchange) {
            WireResponse response = handler.apply(read(exchange));
            if (response == null) {
                return;
            }
            response.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean empty = response.body().length == 0;
            exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
            if (!empty && !exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    private static WireRequest read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String encoding = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        String digest = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256"));
        if (digest.startsWith("STREAMING-")) {
            body = AwsChunks.joined(body);
        }
        if (encoding.contains("gzip")) {
            try (GZIPInputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
                body = unzipped.readAllBytes();
            }
        }
        String query = exchange.getRequestURI().getRawQuery();
        return new WireRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                WireRequest.parameters(query == null ? "" : query),
                exchange.getRequestHeaders(),
                body);
    }
}

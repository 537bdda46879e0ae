package org.chaosjunit.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** A real HTTP service on loopback that keeps what is put. */
final class FlagService implements AutoCloseable {
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    final Map<String, Kept> resources = new ConcurrentHashMap<>();
    volatile boolean givesTags;
    volatile UnaryOperator<byte[]> keeps = UnaryOperator.identity();
    volatile Runnable whilePutting = () -> {};

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final AtomicLong versions = new AtomicLong();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile String gated = "";
    private volatile String elsewhere = "";

    FlagService() throws IOException {
        this(0);
    }

    FlagService(int port) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    String url(String path) {
        return "http://localhost:" + port() + path;
    }

    void keep(String path, String contentType, byte[] body) {
        resources.put(
                path,
                new Kept(
                        new String(body, StandardCharsets.ISO_8859_1),
                        contentType,
                        "\"v" + versions.incrementAndGet() + "\""));
    }

    void keep(String path, String body) {
        keep(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    String text(String path) {
        return new String(resources.get(path).body(), StandardCharsets.UTF_8);
    }

    /** Answers every request of that method with that status, and does nothing. */
    void fail(String method, int status) {
        failures.put(method, status);
    }

    /** Sends everyone elsewhere. */
    void redirect(String url) {
        elsewhere = url;
    }

    /** Holds up every request of that method until the latch is open; then it is done. */
    void holdUp(String method, CountDownLatch until) {
        gate = until;
        gated = method;
    }

    List<String> methods() {
        return requests.stream().map(Request::method).toList();
    }

    Request last(String method) {
        return requests.stream()
                .filter(request -> request.method.equals(method))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().toString();
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(method, path, Map.copyOf(exchange.getRequestHeaders())));
        try {
            if (method.equals(gated)) {
                gate.await();
            }
        } catch (InterruptedException e) {
            exchange.close();
            return;
        }
        Integer failure = failures.get(method);
        if (failure != null) {
            String said = "no " + method + "\ntoday, "
                    + Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                            .orElse("stranger");
            answer(exchange, failure, said.getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (!elsewhere.isEmpty()) {
            exchange.getResponseHeaders().set("Location", elsewhere);
            answer(exchange, 302, new byte[0]);
            return;
        }
        if (method.equals("PUT")) {
            whilePutting.run();
        }
        synchronized (this) {
            answer(exchange, method, path, body);
        }
    }

    private void answer(HttpExchange exchange, String method, String path, byte[] body) throws IOException {
        Kept kept = resources.get(path);
        Headers headers = exchange.getRequestHeaders();
        String onlyIf = headers.getFirst("If-Match");
        boolean isMeant = onlyIf == null || (kept != null && kept.tag.equals(onlyIf));
        if (!isMeant || (kept != null && headers.containsKey("If-None-Match"))) {
            answer(exchange, 412, new byte[0]);
            return;
        }
        switch (method) {
            case "PUT" -> {
                keep(path, String.valueOf(headers.getFirst("Content-Type")), keeps.apply(body));
                answer(exchange, kept == null ? 201 : 204, new byte[0]);
            }
            case "DELETE" -> {
                resources.remove(path);
                answer(exchange, 204, new byte[0]);
            }
            default -> {
                if (kept != null) {
                    exchange.getResponseHeaders().set("Content-Type", kept.contentType);
                    if (givesTags) {
                        exchange.getResponseHeaders().set("ETag", kept.tag);
                    }
                }
                answer(exchange, kept == null ? 404 : 200, kept == null ? new byte[0] : kept.body());
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** What a resource holds; each byte is a character. */
    record Kept(String bytes, String contentType, String tag) {
        byte[] body() {
            return bytes.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    /** What was asked. */
    record Request(String method, String path, Map<String, List<String>> headers) {
        Optional<String> header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst();
        }
    }
}

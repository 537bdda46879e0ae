package org.chaosjunit.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A real HTTP service on loopback that answers every request with one page. */
public final class Pages implements AutoCloseable {
    /** The headers of each request. */
    public final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();

    /** How to answer. */
    public volatile int status = 200;

    /** As what. */
    public volatile String type = "text/plain; version=0.0.4; charset=utf-8";

    /** With which body. */
    public volatile Supplier<String> body;

    /** Answers are held up until it is open. */
    public volatile CountDownLatch gate = new CountDownLatch(0);

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Starts to answer. */
    public Pages(Supplier<String> body) throws IOException {
        this.body = body;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(threads);
        http.createContext("/", this::answer);
        http.start();
    }

    /** Returns the port. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Returns the URL of the page. */
    public String url() {
        return "http://localhost:" + port() + "/page";
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add(Map.copyOf(exchange.getRequestHeaders()));
        try {
            gate.await();
        } catch (InterruptedException e) {
            exchange.close();
            return;
        }
        byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        if (status == 302) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

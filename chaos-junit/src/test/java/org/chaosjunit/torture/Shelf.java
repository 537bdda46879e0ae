package org.chaosjunit.torture;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** A service on loopback that keeps what is put, after a short while. */
final class Shelf implements AutoCloseable {
    private static final int LONGEST_MICROS = 10_000;

    private final Map<String, byte[]> resources = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer http;

    Shelf() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(threads);
        http.createContext("/", this::handle);
        http.start();
    }

    String url(String path) {
        return "http://localhost:" + http.getAddress().getPort() + path;
    }

    void keep(String path, String text) {
        resources.put(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** Returns what is kept under a path and below it. */
    Map<String, String> below(String path) {
        Map<String, String> found = new TreeMap<>();
        resources.forEach((name, content) -> {
            if (name.startsWith(path + "/")) {
                found.put(name, new String(content, java.nio.charset.StandardCharsets.UTF_8));
            }
        });
        return found;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (!exchange.getRequestMethod().equals("GET")) {
                TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_MICROS));
            }
            switch (exchange.getRequestMethod()) {
                case "PUT" -> resources.put(path, body);
                case "DELETE" -> resources.remove(path);
                default -> {
                    answer(exchange, path);
                    return;
                }
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, String path) throws IOException {
        byte[] kept = resources.get(path);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(kept == null ? 404 : 200, kept == null ? -1 : kept.length);
        if (kept != null) {
            exchange.getResponseBody().write(kept);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

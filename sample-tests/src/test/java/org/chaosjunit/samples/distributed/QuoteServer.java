package org.chaosjunit.samples.distributed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A service that answers as late as a file tells it to, and counts who asked. */
final class QuoteServer implements AutoCloseable {
    private final Path settings;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    QuoteServer(Path settings) throws IOException {
        this.settings = settings;
        this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(threads);
        http.createContext("/quotes", this::answer);
        http.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String source = exchange.getRemoteAddress().getAddress().getHostAddress();
        requests.computeIfAbsent(source, none -> new AtomicInteger()).incrementAndGet();
        try (exchange) {
            TimeUnit.MILLISECONDS.sleep(delayMillis());
            byte[] quote = "42".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, quote.length);
            exchange.getResponseBody().write(quote);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private long delayMillis() throws IOException {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(settings)) {
            values.load(reader);
        }
        return Long.parseLong(values.getProperty("delay.millis", "0"));
    }

    int port() {
        return http.getAddress().getPort();
    }

    /** Returns how many requests came from an address. */
    int requestsFrom(String source) {
        return requests.getOrDefault(source, new AtomicInteger()).get();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

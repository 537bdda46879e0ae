package org.chaosjunit.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real service with a real dependency: it answers with what the stock service says, or with 503 after 390 ms. */
final class Gateway implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(Gateway::daemon);
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer stock = server(exchange -> answer(exchange, 200, "7"));
    private final HttpServer gateway = server(this::gateway);

    int port() {
        return gateway.getAddress().getPort();
    }

    int stockPort() {
        return stock.getAddress().getPort();
    }

    /** Asks the stock service as the gateway does, over the same client. */
    String stock(Duration timeout) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + stockPort() + "/"))
                .timeout(timeout)
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    @Override
    public void close() {
        gateway.stop(0);
        stock.stop(0);
        threads.shutdownNow();
    }

    private void gateway(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, 200, stock(Duration.ofMillis(390)));
        } catch (IOException e) {
            answer(exchange, 503, "no stock");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private HttpServer server(HttpHandler handler) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(threads);
            server.createContext("/", handler);
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "gateway");
        thread.setDaemon(true);
        return thread;
    }
}

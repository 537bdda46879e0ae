package org.chaosjunit.jvm;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server on loopback that answers as DynamoDB does, whatever it is asked. */
final class OrderServer implements AutoCloseable {
    static {
        // It writes an answer in two parts; with Nagle, the second waits 40 ms for the acknowledgement of the first.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final String ANSWER = "{\"TableNames\":[\"orders\"]}";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();

    OrderServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            requests.incrementAndGet();
            connections.add(exchange.getRemoteAddress().getPort());
            exchange.getRequestBody().readAllBytes();
            byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    String host() {
        return "localhost:" + port();
    }

    String url() {
        return "http://" + host() + "/";
    }

    int requests() {
        return requests.get();
    }

    /** Returns how many connections were seen. */
    int connections() {
        return connections.size();
    }

    /** Tells whether a connection from this port was seen. */
    boolean isConnected(int port) {
        return connections.contains(port);
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}

package org.chaosjunit.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A service whose fault is switched on and off over HTTP, on one port, and whose customers come on another. */
final class Shop implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "shop");
        thread.setDaemon(true);
        return thread;
    });
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> puts = new CopyOnWriteArrayList<>();
    private final AtomicInteger served = new AtomicInteger();
    private final HttpServer counter;
    private volatile @Nullable HttpServer control;
    private volatile int controlPort;
    private volatile String fault = "off";
    private volatile Function<String, Answer> whenPut = this::take;
    private volatile Answering answering = on -> new Answer(200, "1");

    Shop() throws IOException {
        counter = server(0, this::serve);
        openControl();
        System.setProperty("shop.port", Integer.toString(port()));
        System.setProperty("shop.control", Integer.toString(controlPort));
    }

    int port() {
        return counter.getAddress().getPort();
    }

    int controlPort() {
        return controlPort;
    }

    /** Returns the resource that holds the fault. */
    String resource() {
        return "http://localhost:" + controlPort + "/fault";
    }

    /** Tells whether the fault acts. */
    boolean isOn() {
        return fault.equals("on");
    }

    /** Returns how many customers came while the fault acted. */
    int servedUnderFault() {
        return served.get();
    }

    /** Returns what was put on the resource, in order. */
    List<String> puts() {
        return List.copyOf(puts);
    }

    /** Says how customers are answered while the fault is on or off; otherwise with 1, always. */
    Shop answers(Answering newAnswering) {
        answering = newAnswering;
        return this;
    }

    /** Customers are answered so while the fault acts, and well otherwise. */
    Shop answersUnderFault(int status, String body) {
        return answers(on -> on ? new Answer(status, body) : new Answer(200, "1"));
    }

    /** Says what happens when something is put on the resource; otherwise it is taken. */
    Shop whenPut(Function<String, Answer> reaction) {
        whenPut = reaction;
        return this;
    }

    /** Takes what was put. */
    Answer take(String body) {
        fault = body;
        return new Answer(204, "");
    }

    /** Never answers, until the shop is closed. */
    Answer hang() {
        awaitSafely(closed);
        return new Answer(200, "1");
    }

    /** Refuses customers. */
    void closeCounter() {
        counter.stop(0);
    }

    /** Refuses connections to the resource. */
    void closeControl() {
        HttpServer open = control;
        if (open != null) {
            open.stop(0);
            control = null;
        }
    }

    /** Accepts them, as before. */
    void openControl() throws IOException {
        HttpServer open = server(controlPort, this::control);
        control = open;
        controlPort = open.getAddress().getPort();
    }

    @Override
    public void close() {
        System.clearProperty("shop.port");
        System.clearProperty("shop.control");
        closed.countDown();
        counter.stop(0);
        closeControl();
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        boolean on = isOn();
        if (on) {
            served.incrementAndGet();
        }
        answer(exchange, answering.answer(on));
    }

    private void control(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("PUT")) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            puts.add(body);
            answer(exchange, whenPut.apply(body));
        } else {
            answer(exchange, new Answer(200, fault));
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        byte[] bytes = answer.body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", answer.type);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private HttpServer server(int port, Handling handling) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try {
                handling.handle(exchange);
            } catch (UncheckedIOException e) {
                exchange.close();
            }
        });
        server.start();
        return server;
    }

    private static void awaitSafely(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Handling {
        void handle(HttpExchange exchange) throws IOException;
    }

    /** How customers are answered. */
    interface Answering {
        Answer answer(boolean on);
    }

    /** An answer. */
    record Answer(int status, String type, String body) {
        Answer(int status, String body) {
            this(status, "text/plain", body);
        }
    }
}

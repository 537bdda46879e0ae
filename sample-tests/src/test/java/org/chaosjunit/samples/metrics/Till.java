package org.chaosjunit.samples.metrics;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sells things, at the last price it knows if it must, counts, and shows what it counts as text and as JSON. */
final class Till implements AutoCloseable {
    private static final int USUAL_PRICE = 100;

    private final PriceService prices = new PriceService();
    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter sold = meters.counter("orders", "outcome", "sold");
    private final Counter failed = meters.counter("orders", "outcome", "failed");
    private final AtomicInteger open = meters.gauge("orders.open", new AtomicInteger());
    private final HttpServer http;

    Till() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        show("/metrics", "text/plain; version=0.0.4", meters::scrape);
        show(
                "/status",
                "application/json",
                () -> "{\"orders\": {\"open\": " + open + ", \"sold\": " + sold.count() + "}}");
        http.start();
    }

    private void show(String path, String type, Supplier<String> text) {
        http.createContext(path, exchange -> {
            byte[] body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    PrometheusMeterRegistry meters() {
        return meters;
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** Sells one thing; tells whether that went well. */
    boolean sell() {
        open.incrementAndGet();
        try {
            int price = price();
            (price > 0 ? sold : failed).increment();
            return price > 0;
        } finally {
            open.decrementAndGet();
        }
    }

    private int price() {
        try {
            return prices.priceOf(1);
        } catch (IllegalStateException down) {
            return USUAL_PRICE;
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}

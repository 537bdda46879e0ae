package org.chaosjunit.samples.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chaosjunit.samples.orders.Orders.Receipt;

/**
 * The order service on HTTP.
 *
 * <ul>
 *   <li>{@code POST /orders} with {@code {"item": "espresso", "quantity": 2}}: 201 if the order is stored, 202 if it is
 *       accepted and will be, 400 if it makes no sense, 503 if it cannot be taken now.
 *   <li>{@code GET /orders/{id}}: 200, 404, or 503 if that cannot be known now.
 *   <li>{@code GET /health}: 200 while this process can answer. It does not ask DynamoDB: a restart would not mend that.
 * </ul>
 */
public final class OrderServer implements AutoCloseable {
    static {
        // Head and body of an answer are two writes; without this the second waits up to 40 ms for the client.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final System.Logger LOG = System.getLogger(OrderServer.class.getName());
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Orders orders;
    private final OrderNumbers numbers = new OrderNumbers();
    private final ExecutorService threads = Executors.newFixedThreadPool(64);
    private final HttpServer http;

    private OrderServer(Orders orders, HttpServer http) {
        this.orders = orders;
        this.http = http;
    }

    /** Starts on a free port of the loopback interface; closing the server closes the service. */
    public static OrderServer start(Orders orders) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        OrderServer server = new OrderServer(orders, http);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    /** Returns the port. */
    public int port() {
        return http.getAddress().getPort();
    }

    /** Returns the business numbers. */
    public OrderNumbers numbers() {
        return numbers;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
        orders.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer = safelyAnswer(exchange);
            byte[] body = JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer safelyAnswer(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange);
        } catch (JsonProcessingException e) {
            return Answer.NO_ORDER;
        } catch (StoreUnavailableException e) {
            return Answer.error(503, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "An order failed", e);
            return Answer.error(500, "internal error");
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String request = exchange.getRequestMethod() + " " + path;
        if (request.equals("POST /orders")) {
            NewOrder wanted = JSON.readValue(exchange.getRequestBody(), NewOrder.class);
            return wanted == null ? Answer.NO_ORDER : place(wanted.order());
        }
        if (request.equals("GET /health")) {
            return new Answer(200, Map.of("status", "up"));
        }
        if (request.startsWith("GET /orders/")) {
            return find(path.substring("/orders/".length()));
        }
        return Answer.error(404, "nothing here answers " + request);
    }

    private Answer place(Order order) {
        boolean accepted = false;
        try {
            Receipt receipt = orders.place(order);
            accepted = true;
            return new Answer(receipt == Receipt.STORED ? 201 : 202, order);
        } finally {
            numbers.add(accepted);
        }
    }

    private Answer find(String id) {
        return orders.find(id)
                .map(order -> new Answer(200, order))
                .orElseGet(() -> Answer.error(404, "there is no order " + id));
    }

    // Built while the body is read, so that a senseless order is a bad request and not an order that was turned away.
    private record NewOrder(Order order) {
        @JsonCreator
        static NewOrder of(@JsonProperty("item") String item, @JsonProperty("quantity") int quantity) {
            return new NewOrder(Order.of(item, quantity));
        }
    }

    private record Answer(int status, Object body) {
        static final Answer NO_ORDER =
                error(400, "the body must be {\"item\": a text, \"quantity\": a number from 1 up}");

        static Answer error(int status, String message) {
            return new Answer(status, Map.of("error", message));
        }
    }
}

package org.chaosjunit.samples.orders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.Function;
import org.chaosjunit.Chaos;
import org.chaosjunit.aws.local.dynamodb.DynamoDbLocal;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * A running order service with an empty table of its own, and a customer.
 *
 * @param <O> which build of the service it is
 */
final class Shop<O extends Orders> implements AutoCloseable {
    static final String ESPRESSO = "{\"item\": \"espresso\", \"quantity\": 2}";

    private static final HttpClient CUSTOMER = HttpClient.newHttpClient();

    private final O orders;
    private final OrderServer server;
    private final OrderTable table;

    private Shop(O orders, OrderServer server, OrderTable table) {
        this.orders = orders;
        this.server = server;
        this.table = table;
    }

    /** Opens a shop on the shared DynamoDB; {@code build} is the constructor of the service. */
    static <O extends Orders> Shop<O> open(Function<DynamoDbClientBuilder, O> build) {
        int port = DynamoDbLocal.shared().port();
        String database = DynamoDbLocal.freshDatabase();
        createTable(port, database);
        return open(build, port, database);
    }

    /** Opens a shop under the names that experiments use: those of production, and the port of the shop. */
    static <O extends Orders> Shop<O> openForExperiments(Function<DynamoDbClientBuilder, O> build) {
        Chaos.alias(
                "dynamodb.us-east-1.amazonaws.com",
                "localhost:" + DynamoDbLocal.shared().port());
        Shop<O> shop = open(build);
        System.setProperty("orders.port", Integer.toString(shop.port()));
        System.setProperty("dynamodb.pid", Long.toString(DynamoDbLocal.shared().pid()));
        return shop;
    }

    /** Opens a shop on a DynamoDB that need not be there. */
    static <O extends Orders> Shop<O> open(Function<DynamoDbClientBuilder, O> build, int port, String database) {
        try {
            O orders = build.apply(DynamoDbLocal.client(port, database));
            OrderTable table =
                    new OrderTable(DynamoDbLocal.client(port, database).build());
            return new Shop<>(orders, OrderServer.start(orders), table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void createTable(int port, String database) {
        try (OrderTable table =
                new OrderTable(DynamoDbLocal.client(port, database).build())) {
            table.create();
        }
    }

    O orders() {
        return orders;
    }

    int port() {
        return server.port();
    }

    OrderNumbers numbers() {
        return server.numbers();
    }

    /** Returns the table as it is, by a client that has nothing to do with the service. */
    OrderTable table() {
        return table;
    }

    HttpResponse<String> post(String body) {
        return send(request("/orders").POST(BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> get(String path) {
        return send(request(path).build());
    }

    @Override
    public void close() {
        server.close();
        table.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return CUSTOMER.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

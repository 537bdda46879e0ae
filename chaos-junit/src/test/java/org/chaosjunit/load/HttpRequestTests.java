package org.chaosjunit.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.chaosjunit.spi.Drive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpRequestTests {
    private static final String DATA = "classpath:org/chaosjunit/load/orders.csv";

    private final CollectedSamples samples = new CollectedSamples();
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    private record Request(String uri, List<String> tags, String body) {}

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders", exchange -> answer(exchange, "{\"state\": \"open\"}"));
        server.createContext("/big", exchange -> answer(exchange, "x".repeat((1 << 20) + 1)));
        server.createContext("/exact", exchange -> answer(exchange, "x".repeat(1 << 20)));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange, String text) throws IOException {
        requests.add(new Request(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getOrDefault("X-Tag", List.of()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void drive(Class<?> annotated, int arrivals) {
        Map<String, String> port =
                Map.of("port", Integer.toString(server.getAddress().getPort()));
        Drive drive = Annotated.drive(annotated, port, samples);
        try {
            await().until(() -> samples.all().size() >= arrivals);
        } finally {
            drive.stop();
        }
    }

    @Test
    void eachArrivalHasItsOwnUrlHeadersAndBody() {
        @HttpLoad(
                url = "http://localhost:${port}/orders/#{id}?item=#{item}",
                method = "POST",
                headers = {"X-Tag: #{id}-#{n}", "Content-Type: application/json"},
                body = "{\"item\": \"#{item}\", \"n\": #{n}, \"key\": \"#{uuid}\", \"again\": \"#{uuid}\"}",
                data = DATA,
                rate = 50)
        class Ordering {}
        drive(Ordering.class, 6);
        List<Request> inOrder = requests.stream()
                .sorted((one, other) -> Long.compare(number(one), number(other)))
                .limit(6)
                .toList();
        assertThat(inOrder)
                .extracting(Request::uri)
                .containsExactly(
                        "/orders/1?item=tea",
                        "/orders/2?item=coffee",
                        "/orders/3?item=milk%20%26%20honey",
                        "/orders/1?item=tea",
                        "/orders/2?item=coffee",
                        "/orders/3?item=milk%20%26%20honey");
        assertThat(inOrder.get(2).tags()).containsExactly("3-2");
        JsonObject third = JsonParser.parseString(inOrder.get(2).body()).getAsJsonObject();
        assertThat(third.get("item").getAsString()).isEqualTo("milk & honey");
        assertThat(third.get("key")).isEqualTo(third.get("again"));
        assertThat(samples.troubles()).isEmpty();
    }

    private static long number(Request request) {
        return JsonParser.parseString(request.body()).getAsJsonObject().get("n").getAsLong();
    }

    @Test
    void aBodyMayComeFromAFile() {
        @HttpLoad(
                url = "http://localhost:${port}/orders",
                method = "PUT",
                bodyFile = "classpath:org/chaosjunit/load/order.json",
                headers = "Content-Type: application/json",
                data = DATA,
                rate = 50)
        class Ordering {}
        drive(Ordering.class, 3);
        assertThat(requests)
                .extracting(Request::body)
                .contains("{\"item\": \"milk & honey\", \"port\": "
                        + server.getAddress().getPort() + "}\n");
    }

    @Test
    void anAnswerThatIsAsExpectedIsASuccess() {
        @HttpLoad(
                url = "http://localhost:${port}/orders",
                expectStatus = "200",
                expectJson = {"$.state == 'open'", "$.state"},
                expectBody = "state",
                rate = 50)
        class Expecting {}
        drive(Expecting.class, 5);
        assertThat(samples.all()).allMatch(CollectedSamples.Ended::success);
    }

    @Test
    void anAnswerThatIsOtherwiseIsAFailureAndSaysWhy() {
        @HttpLoad(url = "http://localhost:${port}/orders", expectJson = "$.state == 'done'", rate = 50)
        class Expecting {}
        drive(Expecting.class, 5);
        assertThat(samples.all()).noneMatch(CollectedSamples.Ended::success);
        assertThat(samples.troubles()).containsExactly("$.state was \"open\", expected \"done\"");
    }

    @Test
    void aBodyBeyondTheBoundIsAFailureAndOneWithinItIsNot() {
        @HttpLoad(url = "http://localhost:${port}/big", expectBody = "x", rate = 20)
        class Big {}
        drive(Big.class, 2);
        assertThat(samples.troubles()).containsExactly("the body is longer than 1 MiB, the most that is checked");

        @HttpLoad(url = "http://localhost:${port}/exact", expectBody = "x", rate = 20)
        class Exact {}
        CollectedSamples exact = new CollectedSamples();
        Drive drive = Annotated.drive(
                Exact.class, Map.of("port", Integer.toString(server.getAddress().getPort())), exact);
        try {
            await().until(() -> exact.all().size() >= 2);
        } finally {
            drive.stop();
        }
        assertThat(exact.all()).allMatch(CollectedSamples.Ended::success);
    }
}

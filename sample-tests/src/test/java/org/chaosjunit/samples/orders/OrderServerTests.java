package org.chaosjunit.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** While DynamoDB is well, nobody can tell the two builds apart. */
class OrderServerTests {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Build {
        FRAGILE,
        ROBUST;

        Shop<? extends Orders> open() {
            return switch (this) {
                case FRAGILE -> Shop.open(FragileOrders::new);
                case ROBUST -> Shop.open(RobustOrders::new);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsStoredAndReadBack(Build build) throws Exception {
        try (Shop<?> shop = build.open()) {
            HttpResponse<String> placed = shop.post("{\"item\": \"filter coffee\", \"quantity\": 3}");

            assertThat(placed.statusCode()).isIn(201, 202);
            JsonNode order = JSON.readTree(placed.body());
            String id = order.get("id").asText();
            assertThat(order.get("item").asText()).isEqualTo("filter coffee");
            assertThat(order.get("quantity").asInt()).isEqualTo(3);
            await().until(() -> shop.table().find(id).isPresent());
            HttpResponse<String> read = shop.get("/orders/" + id);
            assertThat(read.statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(read.body())).isEqualTo(order);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsStoredBeforeTheAnswerOnceTheServiceIsWarm(Build build) {
        try (Shop<?> shop = build.open()) {
            await().until(() -> shop.post(Shop.ESPRESSO).statusCode() == 201);
        }
    }

    @ParameterizedTest
    @EnumSource
    void acceptedOrdersAreCounted(Build build) {
        try (Shop<?> shop = build.open()) {
            assertThat(shop.numbers().acceptedPercent()).isEmpty();

            Stream.of(Shop.ESPRESSO, "no order", Shop.ESPRESSO).forEach(shop::post);

            assertThat(shop.numbers().accepted()).isEqualTo(2);
            assertThat(shop.numbers().acceptedPercent()).hasValue(100);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownOrderIsNotFound(Build build) {
        try (Shop<?> shop = build.open()) {
            await().untilAsserted(() -> {
                HttpResponse<String> answer = shop.get("/orders/none");
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).isEqualTo("{\"error\":\"there is no order none\"}");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void theServiceIsHealthy(Build build) {
        try (Shop<?> shop = build.open()) {
            HttpResponse<String> answer = shop.get("/health");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''
                    not JSON
                    null
                    {}
                    {"item": "espresso"}
                    {"quantity": 1}
                    {"item": null, "quantity": 1}
                    {"item": " ", "quantity": 1}
                    {"item": "espresso", "quantity": null}
                    {"item": "espresso", "quantity": 0}
                    {"item": "espresso", "quantity": "many"}
                    {"item": "espresso", "quantity": 1, "price": 0}
                    {"item": "espresso", "quantity": 1} {}
                    """)
    void aBodyThatIsNoOrderIsABadRequest(String body) {
        try (Shop<?> shop = Build.ROBUST.open()) {
            HttpResponse<String> answer = shop.post(body);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":\"the body must be {\\\"item\\\": a text, \\\"quantity\\\": a number from 1 up}\"}");
            assertThat(shop.numbers().acceptedPercent()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/", "/orders", "/teapot"})
    void whatIsNotOfferedIsNotFound(String path) {
        try (Shop<?> shop = Build.ROBUST.open()) {
            HttpResponse<String> answer = shop.get(path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"error\":\"nothing here answers GET " + path + "\"}");
        }
    }
}

package org.chaosjunit.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.IntStream;
import org.chaosjunit.aws.local.dynamodb.DynamoDbLocal;
import org.junit.jupiter.api.Test;

/** What each build does while no DynamoDB runs at all. */
class DynamoDbDownTests {
    private final int port = DynamoDbLocal.freePort();
    private final String database = DynamoDbLocal.freshDatabase();

    @Test
    void theRobustServiceParksOrdersAndStoresThemOnceDynamoDbIsThere() {
        try (Shop<RobustOrders> shop = Shop.open(RobustOrders::new, port, database)) {
            IntStream.range(0, 20)
                    .forEach(i ->
                            assertThat(shop.post(Shop.ESPRESSO).statusCode()).isEqualTo(202));
            assertThat(shop.orders().parked()).isEqualTo(20);
            assertThat(shop.numbers().acceptedPercent()).hasValue(100);

            try (DynamoDbLocal dynamo = DynamoDbLocal.start(port)) {
                Shop.createTable(dynamo.port(), database);
                await().atMost(Duration.ofSeconds(30)).until(() -> shop.orders().parked() == 0);
                assertThat(shop.table().count()).isEqualTo(20);
            }
        }
    }

    @Test
    void theRobustServiceRemembersRecentOrders() throws Exception {
        try (Shop<RobustOrders> shop = Shop.open(RobustOrders::new, port, database)) {
            String order = shop.post(Shop.ESPRESSO).body();
            String id = new ObjectMapper().readTree(order).get("id").asText();

            HttpResponse<String> known = shop.get("/orders/" + id);
            HttpResponse<String> unknown = shop.get("/orders/none");

            assertThat(known.statusCode()).isEqualTo(200);
            assertThat(known.body()).isEqualTo(order);
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.body())
                    .isEqualTo("{\"error\":\"DynamoDB cannot be had, and the order none is not among the last ones\"}");
        }
    }

    @Test
    void aFullOutboxTakesNoMore() {
        try (OrderTable table =
                        new OrderTable(DynamoDbLocal.client(port, database).build());
                Outbox outbox = new Outbox(table, 1)) {
            outbox.park(Order.of("espresso", 1));

            assertThatThrownBy(() -> outbox.park(Order.of("espresso", 1)))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessage("DynamoDB cannot be had, and the outbox is full");
        }
    }

    @Test
    void theFragileServiceTurnsOrdersAway() {
        try (Shop<FragileOrders> shop = Shop.open(FragileOrders::new, port, database)) {
            HttpResponse<String> answer = shop.post(Shop.ESPRESSO);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("DynamoDB cannot be had: ");
            assertThat(shop.numbers().acceptedPercent()).hasValue(0);
        }
    }
}

package org.chaosjunit.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.OptionalDouble;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.fault.DenyHosts;
import org.chaosjunit.fault.InjectException;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.process.PauseProcess;
import org.chaosjunit.spi.NetworkEffect.Deny;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.steady.Metric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** What goes wrong with DynamoDB is not the customers' problem. */
@CustomersAreServed
class RobustOrdersExperiments {
    private static Shop<RobustOrders> shop;

    @BeforeAll
    static void open() {
        shop = Shop.openForExperiments(RobustOrders::new);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Metric(value = "orders.accepted", unit = Unit.PERCENT)
    OptionalDouble acceptedOrders() {
        return shop.numbers().acceptedPercent();
    }

    @ChaosExperiment("If DynamoDB answers 300 ms later, customers do not wait for it")
    @InjectLatency(min = 300, hosts = "dynamodb.*")
    void slowAnswers() {}

    @ChaosExperiment("If DynamoDB answers with errors, orders are accepted all the same")
    @InjectException(
            type = StoreUnavailableException.class,
            message = "DynamoDB cannot be had: Internal server error (Status Code: 500)",
            on = "org.chaosjunit.samples.orders.OrderTable#save")
    void errors() {}

    @ChaosExperiment("If data cannot be had from DynamoDB, customers can still place an order and look at it")
    @DenyHosts("dynamodb.*")
    void noDynamoDb() throws Exception {
        String order = shop.post(Shop.ESPRESSO).body();
        String id = new ObjectMapper().readTree(order).get("id").asText();

        assertThat(shop.get("/orders/" + id).body()).isEqualTo(order);
    }

    @ChaosExperiment("If DynamoDB never answers, nobody waits for ever")
    @DenyHosts(value = "dynamodb.*", as = Deny.TIMEOUT)
    void silence() {}

    @ChaosExperiment("If the process of DynamoDB hangs, customers are served, and it goes on afterwards")
    @PauseProcess(pid = "${dynamodb.pid}")
    void hangingProcess() {}

    @ChaosExperiment("If every other connection to DynamoDB fails, retries and the outbox make up for it")
    @DenyHosts(value = "dynamodb.*", percentage = 50)
    void halfOfTheConnections() {}

    /** Whatever happened: once all is well again, the table holds exactly the orders that were accepted. */
    @AfterEach
    void noAcceptedOrderIsLost() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(shop.orders().parked()).isZero();
            assertThat(shop.table().count()).isEqualTo((int) shop.numbers().accepted());
        });
    }
}

package org.chaosjunit.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.fault.DenyHosts;
import org.chaosjunit.fault.InjectException;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.process.PauseProcess;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.steady.Metric;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** The same experiments show that the fragile service does not keep what the shop promises, and why. */
class FragileOrdersTests {
    /**
     * Says what is coming, as the launcher of a build or an IDE does by itself: connections to these hosts are led where
     * a fault can reach them even while they are open. The test kit has no launcher.
     */
    @BeforeAll
    static void announceFaults() {
        Experiment.announce(Latency.latency(300).toHosts("dynamodb.*"));
    }

    @Test
    void itIsTooSlowIfDynamoDbAnswersLater() {
        assertThat(failureOf(SlowAnswersTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching("FAIL \\(DEVIATED\\): load\\.p95 was [0-9.,]+ (ms|s).*, expected <= 700ms, "
                        + ".* under \"latency 300 ms on dynamodb\\.\\*\"\\..*");
    }

    @Test
    void itTurnsOrdersAwayIfDynamoDbAnswersWithErrors() {
        assertThat(failureOf(ErrorsTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching(
                        "FAIL \\(DEVIATED\\): (load\\.success|orders\\.accepted) was [0-9.]+ %.*, expected >= 99%, "
                                + ".* under \"StoreUnavailableException from .*OrderTable#save\"\\..*");
    }

    @Test
    void itTurnsOrdersAwayWithoutDynamoDb() {
        assertThat(failureOf(NoDynamoDbTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching(
                        "FAIL \\(DEVIATED\\): (load\\.success|orders\\.accepted) was [0-9.]+ %.*, expected >= 99%, "
                                + ".* under \"deny dynamodb\\.\\* as REFUSED\"\\..*");
    }

    @Test
    void itHangsIfTheProcessOfDynamoDbHangs() {
        assertThat(failureOf(HangingProcessTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching(
                        "FAIL \\(DEVIATED\\): load\\.(success|p95) was .*" + " under \"pause process [0-9]+.*\"\\..*");
    }

    @Test
    void itTurnsOrdersAwayIfEveryOtherConnectionFails() {
        assertThat(failureOf(HalfOfTheConnectionsTestCase.class))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageMatching(
                        "FAIL \\(DEVIATED\\): (load\\.success|orders\\.accepted) was [0-9.]+ %.*, expected >= 99%, "
                                + ".* under \"deny dynamodb\\.\\* as REFUSED, 50 %\"\\..*");
    }

    @CustomersAreServed
    abstract static class FragileShop {
        private static Shop<FragileOrders> shop;

        @BeforeAll
        static void open() {
            shop = Shop.openForExperiments(FragileOrders::new);
        }

        @AfterAll
        static void close() {
            shop.close();
        }

        @Metric(value = "orders.accepted", unit = Unit.PERCENT)
        OptionalDouble acceptedOrders() {
            return shop.numbers().acceptedPercent();
        }
    }

    static class SlowAnswersTestCase extends FragileShop {
        @ChaosExperiment("If DynamoDB answers 300 ms later, customers do not wait for it")
        @InjectLatency(min = 300, hosts = "dynamodb.*")
        void slowAnswers() {}
    }

    static class ErrorsTestCase extends FragileShop {
        @ChaosExperiment("If DynamoDB answers with errors, orders are accepted all the same")
        @InjectException(
                type = StoreUnavailableException.class,
                message = "DynamoDB cannot be had: Internal server error (Status Code: 500)",
                on = "org.chaosjunit.samples.orders.OrderTable#save")
        void errors() {}
    }

    static class NoDynamoDbTestCase extends FragileShop {
        @ChaosExperiment("If data cannot be had from DynamoDB, customers can still place an order")
        @DenyHosts("dynamodb.*")
        void noDynamoDb() {}
    }

    static class HangingProcessTestCase extends FragileShop {
        @ChaosExperiment("If the process of DynamoDB hangs, customers are served")
        @PauseProcess(pid = "${dynamodb.pid}")
        void hangingProcess() {}
    }

    static class HalfOfTheConnectionsTestCase extends FragileShop {
        @ChaosExperiment("If every other connection to DynamoDB fails, retries make up for it")
        @DenyHosts(value = "dynamodb.*", percentage = 50)
        @Observe(atLeast = "10s") // The client's budget of retries hides the trouble for the first few seconds.
        void halfOfTheConnections() {}
    }

    private static Throwable failureOf(Class<?> testCase) {
        return MeantToFail.run(testCase, "fragile-orders");
    }
}

package org.chaosjunit.samples.orders;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.fault.InjectException;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A service that tries again and parks what it cannot save passes when 40 % of the time are over. */
@OrdersForFiveMinutes
class HalfDeniedExperiments {
    private static Shop<RobustOrders> shop;

    @BeforeAll
    static void open() {
        shop = Shop.openForExperiments(RobustOrders::new);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ChaosExperiment("If DynamoDB denies half of the calls, at least 90 % of the orders are accepted")
    @InjectException(
            type = StoreUnavailableException.class,
            on = "org.chaosjunit.samples.orders.OrderTable#save",
            percentage = 50)
    @SteadyState(metric = "load.success", range = ">= 90%")
    void halfDenied() {}
}

package org.chaosjunit.samples.orders;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** All of an experiment in one place, as the README shows it. */
class FirstExperiments {
    private static Shop<RobustOrders> shop;

    @BeforeAll
    static void open() {
        shop = Shop.openForExperiments(RobustOrders::new);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @ChaosExperiment("If DynamoDB answers up to 400 ms later, customers do not wait for it")
    @InjectLatency(min = 100, max = 400, hosts = "dynamodb.*")
    @HttpLoad(
            url = "http://localhost:${orders.port}/orders",
            method = "POST",
            body = "{\"item\": \"espresso\", \"quantity\": 2}",
            rate = 50)
    @SteadyState(metric = "load.success", range = ">= 99%")
    @SteadyState(metric = "load.p95", range = "<= 700ms", recoversWithin = "10s")
    void slowDynamoDb() {}
}

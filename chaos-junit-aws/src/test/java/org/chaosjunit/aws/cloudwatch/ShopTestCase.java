package org.chaosjunit.aws.cloudwatch;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.file.SetProperty;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.steady.SteadyState;

/** Experiments on a shop of which CloudWatch knows how many orders fail. */
@SetProperty(file = "${shop.flags}", key = "careful", value = "false")
@Observe(steadyWithin = "20s", atMost = "3s")
class ShopTestCase {
    private static final String QUERY = "classpath:org/chaosjunit/aws/cloudwatch/shop.json";

    @ChaosExperiment
    @CloudWatchQuery(value = "orders.failed", file = QUERY, lag = "0s", timeout = "2s", unit = Unit.PERCENT)
    @SteadyState(metric = "orders.failed", range = "<= 60%", window = "1s", minSamples = 2, recoversWithin = "10s")
    void halfMayFail() {}

    @ChaosExperiment
    @CloudWatchQuery(value = "orders.failed", file = QUERY, lag = "0s", timeout = "2s", unit = Unit.PERCENT)
    @SteadyState(metric = "orders.failed", range = "<= 10%", window = "1s", minSamples = 2, recoversWithin = "10s")
    void fewMayFail() {}

    @ChaosExperiment
    @CloudWatchMetric(
            value = "orders.placed",
            namespace = "Shop",
            metric = "Nothing",
            stat = "Sum",
            period = "1s",
            lag = "0s",
            timeout = "2s")
    @SteadyState(metric = "orders.placed", range = "> 0", window = "1s", minSamples = 2)
    @Observe(steadyWithin = "4s", atMost = "3s")
    void unknownMetric() {}

    @ChaosExperiment
    @CloudWatchMetric(
            value = "orders.placed",
            namespace = "Shop",
            metric = "Orders",
            stat = "Sum",
            period = "1s",
            lag = "0s",
            timeout = "1s")
    @SteadyState(metric = "orders.placed", range = "> 0", window = "1s", minSamples = 2)
    void placed() {}

    @ChaosExperiment
    @StopOnAlarm(value = "orders-fail", every = "200ms")
    @Observe(atMost = "3s")
    void guarded() throws InterruptedException {
        ShopExperimentsTests.bodyRan.run();
    }

    @ChaosExperiment
    @StopOnAlarm(value = "all-is-lost", every = "200ms")
    void guardedByComposite() throws InterruptedException {
        ShopExperimentsTests.bodyRan.run();
    }

    @ChaosExperiment
    @StopOnAlarm(value = "order-fail", every = "200ms")
    void misspelt() throws InterruptedException {
        ShopExperimentsTests.bodyRan.run();
    }
}

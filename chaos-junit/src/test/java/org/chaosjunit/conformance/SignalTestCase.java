package org.chaosjunit.conformance;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.Observe;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.steady.Metric;
import org.chaosjunit.steady.SteadyState;

/** The experiments of the rows in which a JVM dies; none of them would end within ten minutes. */
@Observe(atLeast = "10min", atMost = "11min", steadyWithin = "20s", armedWithin = "20s")
class SignalTestCase {
    @Metric(value = "health", timeout = "10min")
    int health() throws IOException {
        return Customer.number();
    }

    @ShopFault
    @Healthy
    void watches() {}

    @ShopFault
    @Healthy
    void pauses() throws InterruptedException {
        TimeUnit.MINUTES.sleep(10);
    }

    @ShopFault
    @HttpLoad(url = "http://localhost:${shop.port}/", rate = 20, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 1%", window = "500ms")
    void drivesLoad() {}

    /** Run after the others, as a user would. */
    @ShopFault
    @Healthy
    @Observe(atLeast = "500ms", atMost = "5s")
    void isShort() {}
}

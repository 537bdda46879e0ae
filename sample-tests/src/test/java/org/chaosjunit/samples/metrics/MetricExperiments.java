package org.chaosjunit.samples.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.fault.InjectException;
import org.chaosjunit.jmx.JmxMetric;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.micrometer.MicrometerMetric;
import org.chaosjunit.probe.HttpJsonMetric;
import org.chaosjunit.prometheus.PrometheusMetric;
import org.chaosjunit.sampling.Kind;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** Whatever happens to the price service: the till goes on selling, and its own numbers say so. */
@CallLoad(value = "sell", rate = 50)
@InjectException(
        type = IllegalStateException.class,
        message = "the price service is down",
        on = "org.chaosjunit.samples.metrics.PriceService#priceOf")
@Observe(atMost = "8s")
@Tag("long")
class MetricExperiments {
    private static Till till;

    @SuppressWarnings("UnusedVariable") // The metric finds it by name.
    private static MeterRegistry meters;

    @BeforeAll
    static void open() throws IOException {
        till = new Till();
        meters = till.meters();
        System.setProperty("till.url", till.url());
    }

    @AfterAll
    static void close() {
        till.close();
        System.clearProperty("till.url");
    }

    @SuppressWarnings("UnusedMethod") // The load calls it by name.
    private boolean sell() {
        return till.sell();
    }

    @ChaosExperiment("If prices cannot be had, no order fails, say the meters of the till")
    @MicrometerMetric(
            value = "orders.sold",
            meter = "orders",
            tags = "outcome=sold",
            per = "orders",
            kind = Kind.RATIO,
            registry = "meters")
    @SteadyState(metric = "orders.sold", range = ">= 99%", confidence = 95)
    void noOrderFails() {}

    @ChaosExperiment("If prices cannot be had, 50 orders a second are sold all the same, says the page for Prometheus")
    @PrometheusMetric(
            value = "orders.sold",
            url = "${till.url}/metrics",
            series = "orders_total{outcome=\"sold\"}",
            kind = Kind.RATE)
    @SteadyState(metric = "orders.sold", range = ">= 40/s", minSamples = 4)
    @Observe(atMost = "15s")
    void ordersAreSold() {}

    @ChaosExperiment("If prices cannot be had, no orders pile up, says the status of the till")
    @HttpJsonMetric(value = "orders.open", url = "${till.url}/status", path = "$.orders.open", every = "250ms")
    @SteadyState(metric = "orders.open", range = "<= 10")
    void noOrdersPileUp() {}

    @ChaosExperiment("If prices cannot be had, the heap does not fill up, says the JVM")
    @JmxMetric(
            value = "heap.used",
            object = "java.lang:type=Memory",
            attribute = "HeapMemoryUsage.used",
            per = "HeapMemoryUsage.max",
            kind = Kind.PORTION,
            every = "250ms")
    @SteadyState(metric = "heap.used", range = "<= 95%")
    void theHeapDoesNotFillUp() {}
}

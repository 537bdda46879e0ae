package org.chaosjunit.samples.aws.cloudwatch;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.aws.cloudwatch.CloudWatchMetric;
import org.chaosjunit.aws.cloudwatch.CloudWatchQuery;
import org.chaosjunit.aws.cloudwatch.StopOnAlarm;
import org.chaosjunit.aws.local.LocalAws;
import org.chaosjunit.file.SetProperty;
import org.chaosjunit.spi.Unit;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the recommendations: the shop goes on selling, and CloudWatch says so. */
@SetProperty(file = "${shop.flags}", key = "recommendations", value = "off")
@Observe(atMost = "3s", steadyWithin = "30s")
@Tag("long")
class ShopExperiments {
    private static final Map<String, String> PROPERTIES = new TreeMap<>();

    private static LocalAws aws;
    private static Shop shop;

    @BeforeAll
    static void open(@TempDir Path directory) {
        aws = LocalAws.start();
        shop = new Shop(aws, directory);
        PROPERTIES.put("shop.flags", shop.flags().toString());
        PROPERTIES.put("aws.endpointUrl", aws.endpoint().toString());
        PROPERTIES.put("aws.region", aws.region().id());
        PROPERTIES.put("aws.accessKeyId", "AKIALOCALAWS00000000");
        PROPERTIES.put("aws.secretAccessKey", "local");
        PROPERTIES.forEach(System::setProperty);
    }

    @AfterAll
    static void close() {
        PROPERTIES.keySet().forEach(System::clearProperty);
        shop.close();
        aws.close();
    }

    @ChaosExperiment("If nothing is recommended, orders are placed all the same")
    @CloudWatchMetric(
            value = "orders.placed",
            namespace = "Shop",
            metric = "Orders",
            stat = "Sum",
            period = "1s",
            lag = "1s")
    @SteadyState(metric = "orders.placed", range = ">= 2", window = "1s", minSamples = 2)
    void ordersArePlaced() {}

    @ChaosExperiment("If nothing is recommended, no order fails")
    @CloudWatchQuery(
            value = "orders.failed",
            file = "classpath:org/chaosjunit/samples/aws/cloudwatch/orders-failed.json",
            lag = "1s",
            unit = Unit.PERCENT)
    @SteadyState(metric = "orders.failed", range = "<= 5%", window = "1s", minSamples = 2)
    @StopOnAlarm("orders-fail")
    void noOrderFails() {}
}

package org.chaosjunit.conformance;

import java.io.IOException;
import java.util.OptionalInt;
import org.chaosjunit.Chaos;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.http.PutResource;
import org.chaosjunit.http.ReplacedResource;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.spi.OnNoData;
import org.chaosjunit.steady.AbortWhen;
import org.chaosjunit.steady.Metric;
import org.chaosjunit.steady.SteadyState;

/** The experiments of the rows that need no JVM of their own; what they meet is up to the {@link Shop}. */
@Observe(atLeast = "1s", atMost = "5s", steadyWithin = "5s", armedWithin = "5s")
class ShopTestCase {
    @Metric("health")
    int health() throws IOException {
        return Customer.number();
    }

    @Metric(value = "prompt", timeout = "200ms")
    int prompt() throws IOException {
        return Customer.number();
    }

    @Metric("status")
    int status() throws IOException {
        return Customer.status();
    }

    /** The source says nothing where it has no data. */
    @Metric("errors")
    OptionalInt errors() throws IOException {
        String answer = Customer.text();
        return answer.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(answer));
    }

    @ShopFault
    @Healthy
    void usual() {}

    @ChaosExperiment
    @PutResource(url = "http://localhost:${shop.nowhere}/fault", body = "on", contentType = "text/plain")
    @Healthy
    void nowhere() {}

    /** Would wait for ten minutes if nothing cut that short. */
    @ShopFault
    @Healthy
    @Observe(atLeast = "10min", atMost = "11min")
    void longWait() {}

    @ShopFault
    @HttpLoad(url = "http://localhost:${shop.port}/", rate = 80, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 99%", window = "500ms")
    @Observe(atLeast = "3s", atMost = "10s")
    void noneFails() {}

    @ShopFault
    @HttpLoad(url = "http://localhost:${shop.port}/", rate = 20, warmup = "0s")
    @SteadyState(metric = "load.success", range = ">= 50%", window = "500ms")
    @Observe(atLeast = "3s", atMost = "10s")
    void someMayFail() {}

    /** Would wait for ten minutes, and judges nothing that can be wrong. */
    @ShopFault
    @HttpLoad(url = "http://localhost:${shop.port}/", rate = 20, warmup = "0s")
    @SteadyState(metric = "load.count", range = ">= 1", window = "300ms", minSamples = 1)
    @AbortWhen(metric = "load.success", range = "< 50%")
    @Observe(atLeast = "10min", atMost = "11min")
    void abortsWhenMostFail() {}

    @ShopFault
    @SteadyState(metric = "prompt", range = "[1,1]", window = "300ms", minSamples = 3, recoversWithin = "5s")
    @Observe(atLeast = "10min", atMost = "11min")
    void prompt200() {}

    @ShopFault
    @Healthy
    void injectsMoreInTheBackground(Chaos chaos) throws InterruptedException {
        ReplacedResource nowhere =
                ReplacedResource.putResource("http://localhost:" + System.getProperty("shop.nowhere") + "/fault", "on");
        Thread background = new Thread(() -> {
            try {
                chaos.inject(nowhere);
            } catch (IllegalStateException e) {
                // As most background work does with what goes wrong there.
            }
        });
        background.start();
        background.join();
    }

    @ShopFault
    @SteadyState(metric = "status", range = "[200, 299]", window = "300ms", minSamples = 3)
    void statusIsGood() {}

    @ShopFault
    @SteadyState(metric = "status", range = "[200, 299]", window = "300ms", minSamples = 3)
    @SteadyState(metric = "health", range = "200, 299")
    void list() {}

    @ShopFault
    @SteadyState(metric = "health", range = "0.5")
    void plainNumber() {}

    @ShopFault
    @SteadyState(metric = "load.count", range = ">= 1", window = "300ms", minSamples = 1)
    @HttpLoad(url = "http://localhost:${shop.port}/", rate = 20, warmup = "0s")
    void onlyLooksAtTheStatus(Chaos chaos) {
        chaos.metric("status");
    }

    @ShopFault
    @SteadyState(metric = "errors", range = "[0,0]", window = "300ms", minSamples = 3)
    void noErrors() {}

    @ShopFault
    @SteadyState(metric = "errors", range = "[0,0]", window = "300ms", minSamples = 3, onNoData = OnNoData.ZERO)
    void noErrorsAndNoneIsZero() {}

    static class TruthTestCase {
        @Metric("well")
        boolean isWell() {
            return true;
        }

        @ShopFault
        @SteadyState(metric = "well", range = "[1,1]")
        void truth() {}
    }
}

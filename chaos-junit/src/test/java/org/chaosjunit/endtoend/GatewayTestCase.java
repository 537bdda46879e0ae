package org.chaosjunit.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.chaosjunit.Chaos;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.fault.DenyHosts;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.steady.SteadyState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** Run by {@link EndToEndTests} in JVMs of their own, each as a user would run it. */
@Observe(atLeast = "1s", atMost = "3s")
@HttpLoad(url = "http://localhost:${gateway.port}/", rate = 40, warmup = "500ms")
@SteadyState(metric = "load.success", range = ">= 90%", window = "500ms")
abstract class GatewayTestCase {
    private static Gateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new Gateway();
        System.setProperty("stock.port", Integer.toString(gateway.stockPort()));
        System.setProperty("gateway.port", Integer.toString(gateway.port()));
        Chaos.alias("stock.example.com", "localhost:" + gateway.stockPort());
        // The connection that this opens is kept, and must be hit all the same.
        assertThat(gateway.stock(Duration.ofSeconds(30))).isEqualTo("7");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void theNextOrdinaryRequestIsUndisturbed() throws Exception {
        assertThat(gateway.stock(Duration.ofSeconds(30))).isEqualTo("7");
    }

    static class GreenTestCase extends GatewayTestCase {
        @ChaosExperiment("If the stock service is slow, the gateway still answers")
        @InjectLatency(min = 20, max = 60, hosts = "stock.*")
        void slow() {}

        @ChaosExperiment("If a port that is known late is slow, the gateway still answers")
        @InjectLatency(min = 20, max = 60, hosts = "localhost:${stock.port}")
        void slowByPort() {}

        @ChaosExperiment("If the stock service is slow in a step of the body, the gateway still answers")
        void slowByCode(Chaos chaos) {
            // Not closed here: the experiment watches on, and takes it back.
            chaos.inject(Latency.latency(20, 60).toHosts("stock.*"));
        }
    }

    static class RedTestCase extends GatewayTestCase {
        @ChaosExperiment("If the stock service is too slow, the gateway still answers")
        @InjectLatency(min = 400, hosts = "stock.*")
        void tooSlow() {}

        @ChaosExperiment("If the stock service is gone, the gateway still answers")
        @DenyHosts("stock.*")
        void gone() {}

        @ChaosExperiment("If a service that nobody calls is gone, the gateway still answers")
        @DenyHosts("nobody.example.com")
        void never() {}
    }
}

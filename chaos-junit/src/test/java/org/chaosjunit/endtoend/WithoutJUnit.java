package org.chaosjunit.endtoend;

import java.time.Duration;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.fault.Latency;
import org.chaosjunit.load.Loads;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.HostAliases;
import org.chaosjunit.spi.Observation;
import org.chaosjunit.spi.Plan;

/** An experiment in a program that has no JUnit; exits with 0 if it passes. */
final class WithoutJUnit {
    private WithoutJUnit() {}

    public static void main(String[] args) throws Exception {
        Latency slow = Latency.latency(20, 60).toHosts("stock.*");
        Experiment.announce(slow);
        try (Gateway gateway = new Gateway()) {
            HostAliases.set("stock.example.com", "localhost:" + gateway.stockPort());
            gateway.stock(Duration.ofSeconds(30));
            Plan plan = Experiment.plan("If the stock service is slow, the gateway still answers")
                    .inject(slow)
                    .load(Loads.get("http://localhost:" + gateway.port() + "/", 40))
                    .steady("load.success", ">= 90%")
                    .observe(new Observation(
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(3),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(5)))
                    .build();
            ExperimentResult result = Experiment.run(plan);
            System.exit(result.findings().isEmpty() ? 0 : 1);
        }
    }
}

package org.chaosjunit.load;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.fault.InjectLatency;
import org.chaosjunit.steady.SteadyState;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs an experiment with JUnit for each line of its input, and prints when it began to, and when it was done; given the
 * directory into which it may write.
 */
public final class OurExperiment {
    private OurExperiment() {}

    public static void main(String[] arguments) throws IOException {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Case.class))
                .configurationParameter("chaosjunit.console.enabled", "false")
                .configurationParameter("chaosjunit.journal.directory", arguments[0] + "/journal")
                .configurationParameter("chaosjunit.results.directory", arguments[0] + "/results")
                .configurationParameter("chaosjunit.report.directory", arguments[0] + "/report")
                .build();
        Launcher launcher = LauncherFactory.create();
        while (System.in.read() >= 0) {
            System.out.println(System.nanoTime());
            launcher.execute(request);
            System.out.println("done");
        }
    }

    @HttpLoad(url = "${benchmark.url}", rate = 1000, warmup = "100ms")
    @SteadyState(metric = "load.success", range = ">= 99%", window = "200ms")
    @Observe(atLeast = "500ms", atMost = "1s")
    static final class Case {
        @ChaosExperiment("If a service that nobody calls is slow, the server answers")
        @InjectLatency(min = 1, hosts = "nobody.example.com")
        void nobodyIsSlow() {}
    }
}

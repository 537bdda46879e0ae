package org.chaosjunit.aws.machines;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chaosjunit.aws.AwsPlace;
import org.chaosjunit.engine.Experiment;
import org.chaosjunit.result.ExperimentResult;
import org.chaosjunit.spi.Settings;

/** An experiment in this JVM, with files of its own. */
final class Run {
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private Run() {}

    static AwsPlace place(String region, URI endpoint) {
        return new AwsPlace(region, Map.of("*", endpoint));
    }

    static ExperimentResult of(Subject subject, AwsPlace place, Path directory) {
        Experiment experiment = Experiment.of(subject.plan(place), settings(directory));
        return experiment.run(() -> awaitEvidence(experiment));
    }

    // Some evidence comes a second later only.
    private static void awaitEvidence(Experiment experiment) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (experiment.evidence().stream().noneMatch(seen -> seen.applied() > 0) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static Settings settings(Path directory) {
        Map<String, String> values = Map.of(
                "chaosjunit.journal.directory", directory.resolve("journal").toString(),
                "chaosjunit.results.directory", directory.resolve("results").toString(),
                "chaosjunit.report.directory", directory.resolve("report").toString(),
                "chaosjunit.lease.directory", directory.resolve("leases").toString(),
                "chaosjunit.guardian.enabled", "false",
                "chaosjunit.console.enabled", "false");
        return Settings.over(name -> Optional.ofNullable(values.get(name)));
    }
}

package org.chaosjunit.samples.aws.ec2;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.aws.command.RunCommand;
import org.chaosjunit.aws.ec2.GroupMetric;
import org.chaosjunit.aws.ec2.TerminateInstance;
import org.chaosjunit.load.HttpLoad;
import org.chaosjunit.steady.SteadyState;

/** Experiments on a group of web servers. They need one: run them by their name, with an account that allows it. */
class WebGroup {
    @ChaosExperiment("If a web server is lost, nobody notices, and the group replaces it within 5 min")
    @TerminateInstance(groups = "web", tags = "chaos=yes", zone = "Europe/Berlin", dryRun = false)
    @GroupMetric(value = "web.inService", group = "web")
    @SteadyState(
            metric = "web.inService",
            range = ">= 100%",
            breaches = 1000,
            window = "5s",
            minSamples = 3,
            recoversWithin = "5min")
    @HttpLoad(url = "http://localhost:8080/orders", rate = 50)
    @SteadyState(metric = "load.success", range = ">= 99%")
    @Observe(atMost = "60s")
    void losesAnInstance() {}

    @ChaosExperiment("If a worker is busy with something else, orders are still answered in time")
    @RunCommand(
            document = "AWSFIS-Run-CPU-Stress",
            parameters = {"DurationSeconds=60", "LoadPercent=80"},
            tags = {"chaos=yes", "role=worker"})
    @HttpLoad(url = "http://localhost:8080/orders", rate = 50)
    @SteadyState(metric = "load.p95", range = "<= 500ms", recoversWithin = "30s")
    @Observe(atMost = "40s", armedWithin = "30s")
    void stressesAWorker() {}
}

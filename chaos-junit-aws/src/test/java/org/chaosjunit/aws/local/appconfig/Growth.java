package org.chaosjunit.aws.local.appconfig;

import java.time.Duration;
import software.amazon.awssdk.services.appconfig.model.CreateDeploymentStrategyResponse;
import software.amazon.awssdk.services.appconfig.model.GrowthType;

/** How far a deployment has come after a while. */
final class Growth {
    private Growth() {}

    /** Returns the percentage of clients that get the new version. */
    static float percent(CreateDeploymentStrategyResponse strategy, Duration elapsed) {
        double total =
                Duration.ofMinutes(strategy.deploymentDurationInMinutes()).toMillis();
        double factor = strategy.growthFactor();
        if (elapsed.toMillis() >= total || factor >= 100) {
            return 100;
        }
        if (strategy.growthType() == GrowthType.EXPONENTIAL) {
            double steps = Math.ceil(Math.log(100 / factor) / Math.log(2));
            double step = Math.floor(elapsed.toMillis() * steps / total);
            return (float) Math.min(100, factor * Math.pow(2, step));
        }
        double steps = Math.ceil(100 / factor);
        return (float) Math.min(100, factor * (1 + Math.floor(elapsed.toMillis() * steps / total)));
    }
}

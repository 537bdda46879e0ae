package org.chaosjunit.samples.load;

import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.Observe;
import org.chaosjunit.fault.InjectException;
import org.chaosjunit.load.Arrivals;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.steady.SteadyState;

/** Without the cache of prices a quote is as good, and nearly as quick. */
@InjectException(type = IllegalStateException.class, on = "org.chaosjunit.samples.load.Prices#cached")
@Observe(atMost = "6s")
class QuoteExperiments {
    private final Prices prices = new Prices();

    @ChaosExperiment("If the cache fails while ever more customers come, all get their quote in time")
    @CallLoad(
            value = "quote",
            rates = "20/s for 2s, 20/s to 100/s in 3s, 100/s",
            arrivals = Arrivals.POISSON,
            maxInFlight = 200)
    @SteadyState(metric = "load.success", range = ">= 95%")
    @SteadyState(metric = "load.p95", range = "<= 500ms")
    void openingHours() {}

    @ChaosExperiment("If the cache fails, the new way to quote is not much slower than the old one")
    @CallLoad(value = "quote", rate = 50, name = "baseline")
    @CallLoad(value = "quoteAnew", rate = 50, name = "canary", alternateWith = "baseline")
    @SteadyState(metric = "canary.success", range = ">= 95%")
    @SteadyState(metric = "canary.p95", comparedTo = "baseline.p95", range = "<= 200ms")
    void newVersion() {}

    boolean quote() {
        return prices.price() == 240;
    }

    boolean quoteAnew() {
        return 2 * prices.price() == 480;
    }
}

package org.chaosjunit.samples.ownfault;

import static org.assertj.core.api.Assertions.assertThat;

import org.chaosjunit.Chaos;
import org.chaosjunit.ChaosExperiment;
import org.chaosjunit.load.CallLoad;
import org.chaosjunit.result.Evidence;
import org.chaosjunit.steady.SteadyState;

/** A fault of one's own works like those that are built in. */
class SlowMethodExperiments {
    private final PriceList prices = new PriceList();

    @ChaosExperiment("If a price takes 50 ms longer, a quote still comes within half a second")
    @SlowMethod(on = "org.chaosjunit.samples.ownfault.PriceList#price", millis = 50)
    @CallLoad(value = "quote", rate = 50)
    @SteadyState(metric = "load.success", range = ">= 99%")
    @SteadyState(metric = "load.p95", range = "<= 500ms")
    void quotesComeInTime(Chaos chaos) {
        quote();

        assertThat(chaos.evidence()).map(Evidence::applied).allMatch(calls -> calls > 0);
    }

    void quote() {
        assertThat(prices.price("espresso")).isEqualTo(240);
    }
}
